/** Why an account is held. The holder reads a sentence for each, never the code or a note. */
export const LOCK_REASONS = [
  "COUPON_ABUSE",
  "PAYMENT_FRAUD",
  "REFUND_ABUSE",
  "SELLER_FRAUD",
  "LINKED_TO_FRAUD",
  "IDENTITY_DOUBT",
  "ACCOUNT_TAKEOVER",
  "FAILED_SIGN_INS",
  "HOLDER_ASKED",
  "OTHER",
] as const;

export type LockReason = (typeof LOCK_REASONS)[number];

export const isLockReason = (text: string): text is LockReason => LOCK_REASONS.some((reason) => reason === text);

/** What a lock stops: everything, selling alone, or sign-in from devices that never signed in before. */
export const LOCK_SCOPES = ["ACCOUNT", "SELLER", "UNKNOWN_DEVICES"] as const;

export type LockScope = (typeof LOCK_SCOPES)[number];

export const isLockScope = (text: string): text is LockScope => LOCK_SCOPES.some((scope) => scope === text);
