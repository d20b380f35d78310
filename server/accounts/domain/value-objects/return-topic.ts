import type { ReturnReason } from "./onboarding-reason";

/** What of a stage is sent back: a document or an answer. */
export const RETURN_TOPICS = [
  "BUSINESS_PROOF",
  "PHOTO_ID",
  "PAN_CARD",
  "GST_CERTIFICATE",
  "BANK_PROOF",
  "BUSINESS_NAME",
  "OWNER_NAME",
  "ADDRESS",
  "FULL_NAME",
  "PAN",
  "GSTIN",
  "ACCOUNT_HOLDER",
  "PAYOUT_ACCOUNT",
  "STORE_NAME",
  "STORE_DESCRIPTION",
  "SUPPORT_EMAIL",
] as const;

export type ReturnTopic = (typeof RETURN_TOPICS)[number];

/** One thing that is wrong, and what with it. */
export type ReturnItem = { readonly topic: ReturnTopic; readonly reason: ReturnReason };
