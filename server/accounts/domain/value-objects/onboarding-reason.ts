/** What is wrong with what was sent, as staff choose it from a list. */
export const RETURN_REASONS = ["BLURRED", "EXPIRED", "MISMATCH", "WRONG_DOCUMENT", "MISSING", "OTHER"] as const;

export type ReturnReason = (typeof RETURN_REASONS)[number];

export const isReturnReason = (text: string): text is ReturnReason => RETURN_REASONS.some((one) => one === text);

/** Why an application to sell is refused for good; each has plain words for the applicant. */
export const SELLER_REJECTIONS = [
  "IDENTITY_NOT_CONFIRMED",
  "BUSINESS_NOT_CONFIRMED",
  "TAX_NOT_CONFIRMED",
  "PAYOUT_NOT_CONFIRMED",
  "NOT_ALLOWED_GOODS",
  "LINKED_TO_HELD_ACCOUNT",
] as const;

export type SellerRejection = (typeof SELLER_REJECTIONS)[number];

export const isSellerRejection = (text: string): text is SellerRejection =>
  SELLER_REJECTIONS.some((one) => one === text);
