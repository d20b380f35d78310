import type { AllowedActionDto } from "@/server/accounts/application/dto/allowed-action-dto";
import { clearReasonLabel, lockReasonLabel, verifyReasonLabel } from "@/server/accounts/application/dto/reason-words";
import type { OutcomeDto } from "@/server/accounts/application/dto/review-case-dto";
import { NOTE_MIN_LENGTH } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";
import { RISK_LABELS } from "@/server/accounts/domain/domain-services/trust-words";
import type { Factor } from "@/server/accounts/domain/entities/trust-signal";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { LOCK_REASONS, type LockReason } from "@/server/accounts/domain/value-objects/lock-reason";
import {
  CLEAR_REASONS,
  type FlagReason,
  REVIEW_OUTCOMES,
  type ReviewOutcome,
  VERIFY_REASONS,
} from "@/server/accounts/domain/value-objects/review-reason";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { type ReasonAgainst, STAFF_REASONS } from "@/server/accounts/domain/value-objects/status-reason";

export type OutcomeFacts = {
  readonly can: readonly AllowedActionDto[];
  readonly isOpen: boolean;
  readonly risk: RiskLevel;
  readonly liveSessions: number;
  readonly isLocked: boolean;
  readonly reasons: readonly FlagReason[];
  /** The factor that lowers the score most; null when none does. */
  readonly mainCause: Factor | null;
};

/** What this reader can answer a case with, and what each answer would do. */
export function outcomesFor(facts: OutcomeFacts): OutcomeDto[] {
  return REVIEW_OUTCOMES.flatMap((outcome) => {
    const action = facts.can.find((allowed) => allowed.action === `case.${outcome.toLowerCase()}`);
    if (!action) return [];
    const blockedBecause = facts.isOpen ? action.blockedBecause : "This case is decided.";
    return [{ outcome, ...WORDS[outcome](facts), blockedBecause }];
  });
}

type Words = Omit<OutcomeDto, "outcome" | "blockedBecause">;

const WORDS: Readonly<Record<ReviewOutcome, (facts: OutcomeFacts) => Words>> = {
  CLEAR: ({ risk }) => ({
    label: "Clear",
    reasons: CLEAR_REASONS.map((code) => ({ code, label: clearReasonLabel(code) })),
    suggested: null,
    noteRequired: false,
    noteMinimum: 0,
    effects: [
      "Case closes. It comes back only on new evidence.",
      `Limits stay those of ${RISK_LABELS[risk]} until the standing moves.`,
      "The customer is not told.",
    ],
  }),
  VERIFY: () => ({
    label: "Verify",
    reasons: VERIFY_REASONS.map((code) => ({ code, label: verifyReasonLabel(code) })),
    suggested: null,
    noteRequired: false,
    noteMinimum: 0,
    effects: [
      "The holder is asked, by their confirmed contact, to sign in and prove that it is them.",
      `The case waits for that and leaves the queue, for ${reviewPolicy.waitHours / 24} days at most. Its clock stops.`,
      "Limits stay as they are. No reason is told.",
    ],
  }),
  LIMIT: ({ reasons, mainCause }) => ({
    label: "Limit",
    reasons: STAFF_REASONS.SUSPENDED.map((code) => ({ code, label: lockReasonLabel(code) })),
    suggested: suggestedLock(reasons, mainCause),
    noteRequired: true,
    noteMinimum: NOTE_MIN_LENGTH,
    effects: [
      "Case closes. The account has no more than the chosen level gives, until the date.",
      "No session ends: the holder can sign in, and orders on the way go on.",
      "The holder is sent the reasons and can appeal.",
    ],
  }),
  SUSPEND: ({ liveSessions, isLocked, reasons, mainCause }) => ({
    label: "Suspend",
    reasons: STAFF_REASONS.SUSPENDED.map((code) => ({ code, label: lockReasonLabel(code) })),
    suggested: suggestedLock(reasons, mainCause),
    noteRequired: true,
    noteMinimum: NOTE_MIN_LENGTH,
    effects: [
      "Case closes and another lead is asked, in one write.",
      ...(isLocked ? ["The lock that stands stays."] : ["Locked at once, for up to 24 hours.", ending(liveSessions)]),
      "The customer sees that the account is on hold, and no reason.",
    ],
  }),
  LOCK: ({ liveSessions, reasons, mainCause }) => ({
    label: "Lock",
    reasons: LOCK_REASONS.map((code) => ({ code, label: lockReasonLabel(code) })),
    suggested: suggestedLock(reasons, mainCause),
    noteRequired: true,
    noteMinimum: NOTE_MIN_LENGTH,
    effects: [
      "Case closes and the account is locked, in one write.",
      ending(liveSessions),
      "The customer sees that the account is on hold, and no reason.",
    ],
  }),
};

const ending = (liveSessions: number): string =>
  liveSessions === 1 ? "1 session ends now." : `${liveSessions} sessions end now.`;

/** Each is a reason for a suspension too. */
const SUGGESTED: Readonly<Partial<Record<Factor, ReasonAgainst & LockReason>>> = {
  couponAbuse: "COUPON_ABUSE",
  failures: "PAYMENT_FRAUD",
  burst: "PAYMENT_FRAUD",
  refunds: "REFUND_ABUSE",
  disputes: "SELLER_FRAUD",
  sharedDevices: "LINKED_TO_FRAUD",
  ipTravel: "ACCOUNT_TAKEOVER",
};

const suggestedLock = (reasons: readonly FlagReason[], mainCause: Factor | null): LockReason | null =>
  reasons.includes("LINKED_TO_FRAUD") ? "LINKED_TO_FRAUD" : ((mainCause && SUGGESTED[mainCause]) ?? null);
