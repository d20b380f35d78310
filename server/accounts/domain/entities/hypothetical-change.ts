import type { Fact } from "./evidence";
import type { Factor } from "./trust-signal";

/** Who can bring a change about. */
export const CHANGE_KINDS = ["STAFF", "CUSTOMER", "TIME"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One thing that has not happened: facts found wrong, good facts yet to come, or time. */
export type HypotheticalChange =
  | { readonly kind: "STAFF"; readonly change: "WITHDRAW"; readonly factor: Factor; readonly facts: readonly Fact[] }
  | { readonly kind: "CUSTOMER"; readonly change: "GOOD_ORDERS" | "GOOD_SALES"; readonly count: number }
  | { readonly kind: "TIME"; readonly change: "WAIT"; readonly until: Date };
