import type { CheckName } from "@/server/accounts/domain/value-objects/check-name";

type Words = { readonly looksAt: string; readonly otherwise: string };

const needsReason = "approved only when somebody writes down why it does not matter";
const needsLead = "goes to review: only a LEAD lets it pass, with a reason";

/** The table of checks, in words. A check that is missing does not compile. */
export const CHECK_PAGE_WORDS: Readonly<Record<CheckName, Words>> = {
  DISPOSABLE_MAIL: { looksAt: "the domain of the confirmed email address", otherwise: "a warning that staff read" },
  LINKED_LOCKED: {
    looksAt: "devices, instruments, addresses, phones and numbers shared with an account on hold",
    otherwise: `${needsLead}; a review case opens`,
  },
  PAN_FORMAT: { looksAt: "five letters, four digits, one letter; the fourth says whose it is", otherwise: needsReason },
  PAN_DUPLICATE: { looksAt: "the same PAN in any other application", otherwise: needsLead },
  NAME_MATCH: {
    looksAt:
      "Identity's name and the owner's, Tax's and the business's, Payout's and Tax's: case, accents, order, legal " +
      "forms, initials and one slip of typing are forgiven",
    otherwise: `one word left over is a warning; more: ${needsReason}`,
  },
  DOCUMENT_EXPIRY: {
    looksAt: "the day the document runs out",
    otherwise: `within 30 days, or not said of one that does, a warning; past: ${needsReason}`,
  },
  GSTIN_FORMAT: { looksAt: "form and check digit; that is not yet registered", otherwise: needsReason },
  GSTIN_STATE: { looksAt: "the state code and the state of the business", otherwise: needsReason },
  PAN_IN_GSTIN: { looksAt: "characters 3 to 12 and the PAN of Identity", otherwise: needsReason },
  GSTIN_DUPLICATE: {
    looksAt: "sellers under the number, and whoever applied with it first",
    otherwise: `${needsLead}, which declares a group`,
  },
  REGISTRY: {
    looksAt: "the tax register, where one is plugged in; off by default, and then it says so",
    otherwise: needsReason,
  },
  PAYOUT_FORMAT: { looksAt: "IFSC and 9 to 18 digits, or a UPI address", otherwise: needsReason },
  STORE_NAME: {
    looksAt: "shops that sell under a name of the same look, and letters of another script that are drawn alike",
    otherwise: needsLead,
  },
  PAYOUT_DUPLICATE: { looksAt: "the same account in any other application", otherwise: needsLead },
};
