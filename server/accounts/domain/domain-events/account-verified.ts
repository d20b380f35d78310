import type { AccountEvent } from "./event-shape";

/** The holder proved one of the contacts. */
export type AccountVerified = AccountEvent<
  "AccountVerified",
  {
    readonly contact: "EMAIL" | "PHONE";
  }
>;
