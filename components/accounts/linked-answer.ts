import "@/components/kit/schemas-without-eval";
import {
  type DecideClusterInput,
  decideClusterSchema,
} from "@/server/accounts/application/use-cases/decide-cluster/decide-cluster.schema";
import type { LinkedEntries } from "./use-linked-decision";

/** What was entered, by the rules that the server checks again, or a sentence for what is not right yet. */
export function readLinkedAnswer(
  accounts: DecideClusterInput["accounts"],
  { outcome, reasonCode, note, level, days, hours }: LinkedEntries,
): { readonly answer: DecideClusterInput | null; readonly problem: string | null } {
  const said = { outcome, accounts, reasonCode, note };
  const own = outcome === "LIMIT" ? { level, days } : outcome === "LOCK" ? { hours } : {};
  const { data, error } = decideClusterSchema.safeParse({ ...said, ...own });
  return { answer: data ?? null, problem: error?.issues[0]?.message ?? null };
}
