/** Why a file is not taken in. */
export const DOCUMENT_PROBLEMS = [
  "EMPTY",
  "TOO_LARGE",
  "TOO_SLOW",
  "NOT_TAKEN",
  "HEIC",
  "WRONG_NAME",
  "TOO_MANY_PIXELS",
  "DAMAGED",
  "PASSWORD",
  "NO_PAGES",
  "TOO_MANY_PAGES",
  "LIVE_FORM",
  "TOO_HEAVY",
  "INFECTED",
  "ENOUGH",
  "NOT_ASKED",
] as const;

export type DocumentProblem = (typeof DOCUMENT_PROBLEMS)[number];

export const isDocumentProblem = (text: string): text is DocumentProblem =>
  DOCUMENT_PROBLEMS.some((problem) => problem === text);
