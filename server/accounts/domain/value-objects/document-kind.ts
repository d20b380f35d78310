/** What a holder may hand in: one of each stage's, or whatever helps an account on hold. */
export const DOCUMENT_KINDS = [
  "BUSINESS_PROOF",
  "PHOTO_ID",
  "PAN_CARD",
  "GST_CERTIFICATE",
  "BANK_PROOF",
  "HOLD_EVIDENCE",
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const isDocumentKind = (text: string): text is DocumentKind => DOCUMENT_KINDS.some((kind) => kind === text);

/** What a file really is, by its bytes. */
export const DOCUMENT_FORMATS = ["PDF", "JPG", "PNG"] as const;

export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];
