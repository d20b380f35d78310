import type { AccountId } from "../value-objects/account-id";
import type { LimitLevel } from "../value-objects/limit-level";
import type { ReasonAgainst } from "../value-objects/status-reason";

/** A reviewer's cap: whatever its risk, the account has no more than this level gives. The clock alone ends it. */
export type OutputLimit = {
  readonly accountId: AccountId;
  readonly level: LimitLevel;
  readonly since: Date;
  readonly until: Date;
  readonly reasonCode: ReasonAgainst;
  readonly by: AccountId;
};
