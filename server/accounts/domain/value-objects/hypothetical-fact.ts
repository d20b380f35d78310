/** What may be imagined to happen to an account, each weighing what it would weigh. */
export const HYPOTHETICAL_FACTS = [
  "ORDER_COMPLETED",
  "ORDER_FAILED",
  "REFUND",
  "COUPON_ABUSE",
  "PAYMENT",
  "DECLINE",
  "CHARGEBACK",
  "NEW_DEVICE",
  "SHARED_DEVICE",
  "DEVICE_OF_LOCKED",
  "SUSPICIOUS_ADDRESS",
  "UNLIKELY_JOURNEY",
  "UNDISPUTED_SALE",
  "DISPUTE_LOST",
] as const;

export type HypotheticalFact = (typeof HYPOTHETICAL_FACTS)[number];
