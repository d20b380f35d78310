import type { SellerRejection } from "../value-objects/onboarding-reason";

/** Why an application was rejected, and by which rule, as its applicant reads it. No word of staff, no link to others. */
export const REJECTION_REASONS: Readonly<Record<SellerRejection, { readonly facts: string; readonly ground: string }>> =
  {
    IDENTITY_NOT_CONFIRMED: {
      facts: "We could not confirm who you are from what you sent.",
      ground: "Our terms ask that we know who sells here (Terms, Selling).",
    },
    BUSINESS_NOT_CONFIRMED: {
      facts: "We could not confirm the business from what you sent.",
      ground: "Our terms ask that we know which business sells here (Terms, Selling).",
    },
    TAX_NOT_CONFIRMED: {
      facts: "We could not confirm that the GSTIN belongs to this business.",
      ground: "Our terms ask that a seller's GSTIN is their own (Terms, Selling).",
    },
    PAYOUT_NOT_CONFIRMED: {
      facts: "We could not confirm that the account you want to be paid on is yours.",
      ground: "Our terms let us pay only to an account of the seller (Terms, Selling).",
    },
    NOT_ALLOWED_GOODS: {
      facts: "What you want to sell can't be sold here.",
      ground: "Our terms name what can't be sold here (Terms, Selling).",
    },
    LINKED_TO_HELD_ACCOUNT: {
      facts: "We could not confirm that the details you gave are yours alone.",
      ground: "Our terms ask that each person sells under details of their own (Terms, One person, one account).",
    },
  };

/** One sentence. */
export const rejectionWords = (reason: SellerRejection): string => REJECTION_REASONS[reason].facts;
