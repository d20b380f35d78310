import { type Refused, refuse } from "../result";
import type { ApplicationStage } from "../value-objects/onboarding-stage";
import type { PersonCheck } from "../value-objects/person-check";

/** What whoever approves a stage ticks, all of it, in the order in which the panel shows it. */
export const personChecksOf: Readonly<Record<ApplicationStage, readonly PersonCheck[]>> = {
  BUSINESS: ["DOCUMENT_READABLE", "NAMES_THE_BUSINESS"],
  IDENTITY: ["DOCUMENT_READABLE", "DOCUMENT_VALID", "SAME_PERSON"],
  TAX: ["DOCUMENT_READABLE", "DOCUMENT_VALID", "SAME_BUSINESS"],
  PAYOUT: ["DOCUMENT_READABLE", "OWN_PAYOUT_ACCOUNT"],
  STORE: ["GOODS_ALLOWED", "HONEST_STORE_NAME"],
  FINAL: ["ALL_STAGES_READ", "STANDING_READ"],
};

/** As they stand beside the box; the word for a day is the screen's. */
export const PERSON_CHECK_WORDS: Readonly<Record<PersonCheck, string>> = {
  DOCUMENT_READABLE: "Document is readable and complete",
  DOCUMENT_VALID: "Document is valid today",
  NAMES_THE_BUSINESS: "It names this business and this address",
  SAME_PERSON: "Names and PAN belong to the same person",
  SAME_BUSINESS: "Names belong to the same business",
  OWN_PAYOUT_ACCOUNT: "The account is the seller's own",
  GOODS_ALLOWED: "What they want to sell may be sold here",
  HONEST_STORE_NAME: "The store's name pretends nothing",
  ALL_STAGES_READ: "Every stage is read, overrides too",
  STANDING_READ: "The standing and its reasons are read",
};

/** VALIDATION, with one problem for each that was not ticked. A tick that is of another stage counts for nothing. */
export function refusalUnlessTicked(stage: ApplicationStage, ticked: readonly PersonCheck[]): Refused | null {
  const missing = personChecksOf[stage].filter((check) => !ticked.includes(check));
  if (missing.length === 0) return null;
  const fields = missing.map((check) => ({
    field: `personChecks.${check}`,
    problem: `Tick once you have looked: ${PERSON_CHECK_WORDS[check].toLowerCase()}.`,
  }));
  return refuse({ code: "VALIDATION", fields });
}
