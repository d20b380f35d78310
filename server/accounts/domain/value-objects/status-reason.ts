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
