import { documentProblemWords } from "@/server/accounts/domain/exceptions/document-refused";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";
import { DOCUMENT_PROBLEMS } from "@/server/accounts/domain/value-objects/document-problem";

/** What a document is called on screens. */
export const documentLabels: Readonly<Record<DocumentKind, string>> = {
  BUSINESS_PROOF: "Proof of the business",
  PHOTO_ID: "Photo ID",
  PAN_CARD: "PAN card",
  GST_CERTIFICATE: "GST certificate",
  BANK_PROOF: "Cancelled cheque or bank statement",
  HOLD_EVIDENCE: "Document",
};

const others: Readonly<Record<string, string>> = {
  VALIDATION: "Choose one file to add.",
  FORBIDDEN: "This page was open for too long. Open it again and add the file once more.",
  NOT_FOUND: "There is nothing to add a document to. Open the page again.",
  RATE_LIMITED: "You have added many files. Wait a quarter of an hour, then try again.",
  UNAVAILABLE: "We are busy. Try again in a minute.",
};

export type UploadNews = { readonly isDone: boolean; readonly words: string };

/** What `?upload=` says after a form without scripts; null for anything we did not put there ourselves. */
export function uploadNews(upload: string | string[] | undefined): UploadNews | null {
  if (typeof upload !== "string") return null;
  if (upload === "done") return { isDone: true, words: "The document was added." };
  const problem = DOCUMENT_PROBLEMS.find((known) => known === upload);
  const words = problem ? documentProblemWords[problem] : Object.hasOwn(others, upload) ? others[upload] : undefined;
  return words === undefined ? null : { isDone: false, words };
}

/** What `?upload=` carries of a refusal. */
export function uploadCode(refusal: Refusal): string {
  if (refusal.code === "VALIDATION" && refusal.reason) return refusal.reason;
  return Object.hasOwn(others, refusal.code) ? refusal.code : "UNAVAILABLE";
}
