import type { ChangeLog } from "./change-log";
import type { HeldAccounts } from "./held-accounts";
import type { Transaction } from "./transaction";

/** What every repository of one unit of work shares. */
export type UnitParts = {
  readonly tx: Transaction;
  /** One moment for the whole work, taken after the rows were locked. */
  readonly at: Date;
  readonly held: HeldAccounts;
  readonly changes: ChangeLog;
};
