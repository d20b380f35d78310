/** What a person has to have looked at before a stage is approved; no machine answers for it. */
export const PERSON_CHECKS = [
  "DOCUMENT_READABLE",
  "DOCUMENT_VALID",
  "NAMES_THE_BUSINESS",
  "SAME_PERSON",
  "SAME_BUSINESS",
  "OWN_PAYOUT_ACCOUNT",
  "GOODS_ALLOWED",
  "HONEST_STORE_NAME",
  "ALL_STAGES_READ",
  "STANDING_READ",
] as const;

export type PersonCheck = (typeof PERSON_CHECKS)[number];

export const isPersonCheck = (text: string): text is PersonCheck => PERSON_CHECKS.some((one) => one === text);
