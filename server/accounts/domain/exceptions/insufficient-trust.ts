/** An action went above one of the outputs that the account's trust gives it. */
export type InsufficientTrustRefusal = {
  readonly code: "INSUFFICIENT_TRUST";
  readonly output: "maxOrderValue" | "couponEligibility" | "paymentMethods" | "sellerPrivileges" | "manualReview";
  /** The limit in words or figures, as the screen prints it. */
  readonly limit: string;
};

export const insufficientTrust = (
  output: InsufficientTrustRefusal["output"],
  limit: string,
): InsufficientTrustRefusal => ({ code: "INSUFFICIENT_TRUST", output, limit });
