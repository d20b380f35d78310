import type { AccountId } from "../value-objects/account-id";
import type { CheckName, CheckOutcome } from "../value-objects/check-name";

/** What one automatic check found, in a sentence for staff that holds nothing private. */
export type CheckResult = {
  readonly check: CheckName;
  readonly outcome: CheckOutcome;
  readonly words: string;
  /** Whom it links to, for staff to look at. */
  readonly related: readonly AccountId[];
};
