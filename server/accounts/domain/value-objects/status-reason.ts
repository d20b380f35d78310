import type { AccountStatus } from "./account-status";

/** Why an account was suspended, activated again or disabled. */
export const STATUS_REASONS = [
  "COUPON_ABUSE",
  "PAYMENT_FRAUD",
  "REFUND_ABUSE",
  "SELLER_FRAUD",
  "LINKED_TO_FRAUD",
  "IDENTITY_DOUBT",
  "ACCOUNT_TAKEOVER",
  "CLOSED_BY_HOLDER",
  "APPEAL_GRANTED",
  "DOUBT_CLEARED",
  "OTHER",
] as const;

export type StatusReason = (typeof STATUS_REASONS)[number];

export const isStatusReason = (text: string): text is StatusReason => STATUS_REASONS.some((reason) => reason === text);

const AGAINST = [
  "COUPON_ABUSE",
  "PAYMENT_FRAUD",
  "REFUND_ABUSE",
  "SELLER_FRAUD",
  "LINKED_TO_FRAUD",
  "IDENTITY_DOUBT",
  "ACCOUNT_TAKEOVER",
  "OTHER",
] as const satisfies readonly StatusReason[];

/** What staff may give as the reason; that a holder closed the account is the holder's own to say. */
export const STAFF_REASONS = {
  SUSPENDED: AGAINST,
  DISABLED: AGAINST,
  ACTIVE: ["APPEAL_GRANTED", "DOUBT_CLEARED", "OTHER"],
} as const satisfies Readonly<Record<AccountStatus, readonly StatusReason[]>>;

/** A reason against the holder; each is also a reason for the lock that contains the account meanwhile. */
export type ReasonAgainst = (typeof AGAINST)[number];

export const isReasonAgainst = (text: string): text is ReasonAgainst => AGAINST.some((reason) => reason === text);
