import { onboardingDeadlines } from "@/server/accounts/domain/policies/seller-onboarding-policy";
import type { SellerRejection } from "@/server/accounts/domain/value-objects/onboarding-reason";

/** Why staff reject an application, as they choose it. */
export const REJECTION_LABELS: Readonly<Record<SellerRejection, string>> = {
  IDENTITY_NOT_CONFIRMED: "Identity not confirmed",
  BUSINESS_NOT_CONFIRMED: "Business not confirmed",
  TAX_NOT_CONFIRMED: "GSTIN not theirs",
  PAYOUT_NOT_CONFIRMED: "Payout account not theirs",
  NOT_ALLOWED_GOODS: "Goods that can't be sold here",
  LINKED_TO_HELD_ACCOUNT: "Shares details with a held account",
};

export const REJECTION_EFFECT = `The application ends, and what its stages gave is taken back. They may apply again after ${onboardingDeadlines.reapplyAfterDays} days.`;
