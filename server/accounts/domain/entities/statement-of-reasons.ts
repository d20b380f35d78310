import type { AccountId } from "../value-objects/account-id";
import type { StatementId } from "../value-objects/statement-id";

/** What was decided against a holder. */
export const STATED_DECISIONS = ["LOCK", "SUSPEND", "DISABLE", "LIMIT", "REJECT_SELLER"] as const;

export type StatedDecision = (typeof STATED_DECISIONS)[number];

export const isStatedDecision = (text: string): text is StatedDecision =>
  STATED_DECISIONS.some((decision) => decision === text);

/** A decision explained to its holder. Kept as it was sent; no function changes one. */
export type StatementOfReasons = {
  readonly id: StatementId;
  readonly accountId: AccountId;
  readonly decision: StatedDecision;
  readonly reasonCode: string;
  readonly isAutomated: boolean;
  /** Null when only a person ends it. */
  readonly until: Date | null;
  readonly subject: string;
  readonly text: string;
  /** The entry of the audit trail that the decision left. */
  readonly auditEntryId: string;
  /** Null when the system decided. Nobody answers an appeal against their own decision. */
  readonly decidedBy: AccountId | null;
  readonly createdAt: Date;
};
