import type { RefusalCode } from "../exceptions/refusal";
import type { AccountId } from "../value-objects/account-id";
import type { AccountStatus } from "../value-objects/account-status";
import type { ApprovalId } from "../value-objects/approval-id";
import type { LimitLevel } from "../value-objects/limit-level";
import type { LinkKind } from "../value-objects/link-kind";
import type { LockReason } from "../value-objects/lock-reason";
import type { ClearReason, FlagReason, VerifyReason } from "../value-objects/review-reason";
import type { RiskLevel } from "../value-objects/risk-level";
import type { ReasonAgainst } from "../value-objects/status-reason";

/** What may be decided on an account among others. */
export type LinkedDecision =
  | { readonly outcome: "CLEAR"; readonly reasonCode: ClearReason }
  | { readonly outcome: "VERIFY"; readonly reasonCode: VerifyReason }
  | { readonly outcome: "LIMIT"; readonly reasonCode: ReasonAgainst; readonly level: LimitLevel; readonly days: number }
  | { readonly outcome: "LOCK"; readonly reasonCode: LockReason; readonly hours: number };

export type LinkedOutcome = LinkedDecision["outcome"];

export const LINKED_OUTCOMES: readonly LinkedOutcome[] = ["CLEAR", "VERIFY", "LIMIT", "LOCK"];

/**
 * `TO_CONTAIN -> CONTAINED -> TO_DECIDE -> DECIDED`, beside it WAITING for who is not contained and REFUSED by a rule
 * when it ran; after a no `CONTAINED -> TO_LIFT -> ENDED`. LEFT_OUT is shown and never decided.
 */
export const CLUSTER_MEMBER_STATES = [
  "LEFT_OUT",
  "TO_CONTAIN",
  "WAITING",
  "CONTAINED",
  "TO_DECIDE",
  "DECIDED",
  "REFUSED",
  "TO_LIFT",
  "ENDED",
] as const;

export type ClusterMemberState = (typeof CLUSTER_MEMBER_STATES)[number];

export const isClusterMemberState = (text: string): text is ClusterMemberState =>
  CLUSTER_MEMBER_STATES.some((state) => state === text);

/** How one account stood when it was asked: times are ISO 8601, nothing is counted with. */
export type FrozenMember = {
  readonly status: AccountStatus;
  /** Of the whole account; null without a lock, and "" for one without an end. */
  readonly lockedUntil: string | null;
  readonly riskLevel: RiskLevel;
  readonly openCase: { readonly id: string; readonly version: number; readonly reasons: readonly FlagReason[] } | null;
  /** Over how many links it is reached, and by what from the one before it; none for the account itself. */
  readonly steps: number;
  readonly links: readonly LinkKind[];
};

/** One account of a cluster that two people decide. Decision and evidence never change. */
export type ClusterMember = {
  readonly approvalId: ApprovalId;
  readonly accountId: AccountId;
  /** The nearest first; 0 is the account from which the cluster was followed. */
  readonly place: number;
  /** Null for one that was left out. */
  readonly decision: LinkedDecision | null;
  readonly asked: FrozenMember;
  readonly state: ClusterMemberState;
  /** When the lock that contains it began; null where it has none of this request. */
  readonly containedSince: Date | null;
  /** Why it was not contained, or not decided; the sentence also tells what was remarkable about one that was. */
  readonly refusalCode: RefusalCode | null;
  readonly because: string | null;
  /** What it left in the trail last. */
  readonly auditEntryId: string | null;
};
