/** Every automatic check of an application to sell. */
export const CHECK_NAMES = [
  "GSTIN_FORMAT",
  "GSTIN_STATE",
  "PAN_FORMAT",
  "PAN_IN_GSTIN",
  "GSTIN_DUPLICATE",
  "PAN_DUPLICATE",
  "NAME_MATCH",
  "DOCUMENT_EXPIRY",
  "PAYOUT_FORMAT",
  "PAYOUT_DUPLICATE",
  "STORE_NAME",
  "DISPOSABLE_MAIL",
  "LINKED_LOCKED",
  "REGISTRY",
] as const;

export type CheckName = (typeof CHECK_NAMES)[number];

export const isCheckName = (text: string): text is CheckName => CHECK_NAMES.some((name) => name === text);

/** PASS; WARN is shown and keeps nobody; FAIL waits for a reason; REVIEW waits for a LEAD; NOT_RUN says why. */
export const CHECK_OUTCOMES = ["PASS", "WARN", "FAIL", "REVIEW", "NOT_RUN"] as const;

export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

export const isCheckOutcome = (text: string): text is CheckOutcome => CHECK_OUTCOMES.some((one) => one === text);
