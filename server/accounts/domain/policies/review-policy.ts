import type { FlagReason } from "../value-objects/review-reason";
import type { RiskLevel } from "../value-objects/risk-level";
import { addBusinessMinutes, type BusinessCalendar, indiaOfficeHours } from "./business-calendar";
import type { TrustPolicy } from "./trust-policy";
import { trustPolicyV1 } from "./trust-policy-v1";

type ReviewNumbers = Pick<TrustPolicy, "review" | "approvals" | "undoSeconds">;

/** The numbers of review: when a case is due, how long a decision can be taken back, what one person may do alone. */
export type ReviewPolicy = {
  readonly criticalDueMinutes: number;
  readonly highDueBusinessHours: number;
  readonly otherDueBusinessHours: number;
  readonly undoSeconds: number;
  /** How long a case waits for its holder. */
  readonly waitHours: number;
  /** The total of one lock, renewals included, that needs no second person. */
  readonly lockHoursWithoutApproval: number;
  /** Reasons that open a case on an account whose last decision no new evidence has touched. */
  readonly reasonsWithoutNewEvidence: readonly FlagReason[];
  readonly calendar: BusinessCalendar;
};

/** Due times, undo and what one person may do alone are the trust policy's own numbers. */
export const reviewPolicyOf = ({ review, approvals, undoSeconds }: ReviewNumbers): ReviewPolicy => ({
  criticalDueMinutes: review.criticalDueHours * 60,
  highDueBusinessHours: review.highDueHours,
  otherDueBusinessHours: review.otherDueHours,
  undoSeconds,
  waitHours: 72,
  lockHoursWithoutApproval: approvals.lockHoursAlone,
  reasonsWithoutNewEvidence: ["FLAGGED_BY_HAND"],
  calendar: indiaOfficeHours,
});

/** What every version has in common, for what is not decided by a score. */
export const reviewPolicy: ReviewPolicy = reviewPolicyOf(trustPolicyV1);

/** An undo that began in time may still wait for its account: so long its mail waits for it. */
const UNDO_UNDER_WAY_SECONDS = 5;

/** How long what a decision says to its holder is kept back: until no undo can come any more. */
export const mailHeldSeconds = ({ undoSeconds }: Pick<ReviewPolicy, "undoSeconds">): number =>
  undoSeconds === 0 ? 0 : undoSeconds + UNDO_UNDER_WAY_SECONDS;

/** CRITICAL is due by the wall clock, everything else by the hours somebody is at work. */
export function caseDueAt(riskLevel: RiskLevel, openedAt: Date, policy: ReviewPolicy): Date {
  if (riskLevel === "CRITICAL") return new Date(openedAt.getTime() + policy.criticalDueMinutes * 60_000);
  const hours = riskLevel === "HIGH" ? policy.highDueBusinessHours : policy.otherDueBusinessHours;
  return addBusinessMinutes(openedAt, hours * 60, policy.calendar);
}
