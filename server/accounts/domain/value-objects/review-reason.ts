/** Why a case is open. One open case per account carries all of its reasons. */
export const FLAG_REASONS = [
  "RISK_REACHED_HIGH",
  "SCORE_FELL",
  "ACTION_IN_REVIEW",
  "LINKED_TO_FRAUD",
  "QA_SAMPLE",
  "FLAGGED_BY_HAND",
  "HOLDER_CONFIRMED",
] as const;

export type FlagReason = (typeof FLAG_REASONS)[number];

export const isFlagReason = (text: string): text is FlagReason => FLAG_REASONS.some((reason) => reason === text);

/** What a reviewer can answer. */
export const REVIEW_OUTCOMES = ["CLEAR", "VERIFY", "LIMIT", "SUSPEND", "LOCK"] as const;

export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

export const isReviewOutcome = (text: string): text is ReviewOutcome =>
  REVIEW_OUTCOMES.some((outcome) => outcome === text);

/** Why an account was cleared. */
export const CLEAR_REASONS = [
  "EVIDENCE_EXPLAINED",
  "NORMAL_BEHAVIOUR",
  "SHARED_HOUSEHOLD",
  "WRONG_SIGNAL",
  "TOO_LITTLE_EVIDENCE",
] as const;

export type ClearReason = (typeof CLEAR_REASONS)[number];

/** Nobody decided: what had opened the case faded by itself. */
export const CLEARED_BY_TIME = "CLEARED_BY_TIME";

export const isClearReason = (text: string): text is ClearReason => CLEAR_REASONS.some((reason) => reason === text);

/** Why a holder was asked to prove that it is them. */
export const VERIFY_REASONS = ["UNUSUAL_ACTIVITY", "NEW_DEVICE_OR_PLACE", "CONTACT_DOUBT", "OTHER_DOUBT"] as const;

export type VerifyReason = (typeof VERIFY_REASONS)[number];

export const isVerifyReason = (text: string): text is VerifyReason => VERIFY_REASONS.some((reason) => reason === text);
