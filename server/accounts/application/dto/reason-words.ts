import type { LockReason, LockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import type {
  ClearReason,
  FlagReason,
  ReviewOutcome,
  VerifyReason,
} from "@/server/accounts/domain/value-objects/review-reason";

/** Reason codes in staff voice. Holders read other words, made elsewhere. */
const LOCK_REASON_LABELS: Readonly<Record<LockReason, string>> = {
  COUPON_ABUSE: "Coupon abuse across linked accounts",
  PAYMENT_FRAUD: "Payment fraud",
  REFUND_ABUSE: "Refund abuse",
  SELLER_FRAUD: "Seller fraud",
  LINKED_TO_FRAUD: "Linked to an account locked for fraud",
  IDENTITY_DOUBT: "Doubt about who this is",
  ACCOUNT_TAKEOVER: "Account taken over",
  FAILED_SIGN_INS: "Too many failed sign-ins",
  HOLDER_ASKED: "The holder asked for it",
  OTHER: "Other, see the note",
};

const CLEAR_REASON_LABELS: Readonly<Record<ClearReason, string>> = {
  EVIDENCE_EXPLAINED: "Evidence explained",
  NORMAL_BEHAVIOUR: "Normal behaviour for this account",
  SHARED_HOUSEHOLD: "Shared household or device",
  WRONG_SIGNAL: "A signal is wrong",
  TOO_LITTLE_EVIDENCE: "Too little evidence",
};

const VERIFY_REASON_LABELS: Readonly<Record<VerifyReason, string>> = {
  UNUSUAL_ACTIVITY: "Unusual activity for this account",
  NEW_DEVICE_OR_PLACE: "New device or place",
  CONTACT_DOUBT: "Doubt about the contact",
  OTHER_DOUBT: "Other, see the note",
};

const FLAG_REASON_LABELS: Readonly<Record<FlagReason, string>> = {
  RISK_REACHED_HIGH: "Risk reached High",
  SCORE_FELL: "Standing fell within a day",
  ACTION_IN_REVIEW: "Order held for review",
  LINKED_TO_FRAUD: "Linked to a locked account",
  QA_SAMPLE: "Random sample",
  FLAGGED_BY_HAND: "Flagged by hand",
  HOLDER_CONFIRMED: "The holder confirmed that it is them",
};

const SCOPE_LABELS: Readonly<Record<LockScope, string>> = {
  ACCOUNT: "Whole account",
  SELLER: "Selling only",
  UNKNOWN_DEVICES: "Unknown devices only",
};

const OUTCOME_LABELS: Readonly<Record<ReviewOutcome, string>> = {
  CLEAR: "Cleared",
  VERIFY: "Holder asked",
  LIMIT: "Limited",
  SUSPEND: "Suspension asked",
  LOCK: "Locked",
};

export const CLEARED_BY_TIME_LABEL = "Cleared by time: only a burst had opened it";

export const lockReasonLabel = (reason: LockReason): string => LOCK_REASON_LABELS[reason];
export const verifyReasonLabel = (reason: VerifyReason): string => VERIFY_REASON_LABELS[reason];
export const clearReasonLabel = (reason: ClearReason): string => CLEAR_REASON_LABELS[reason];
export const flagReasonLabel = (reason: FlagReason): string => FLAG_REASON_LABELS[reason];
export const lockScopeLabel = (scope: LockScope): string => SCOPE_LABELS[scope];
export const outcomeLabel = (outcome: ReviewOutcome): string => OUTCOME_LABELS[outcome];
