import { CircleCheck, Eye, FileText, type LucideIcon, ScanLine } from "lucide-react";

/** How documents are called on the pages of an applicant. */
export const DOCUMENT_NAMES: Readonly<Record<string, string>> = {
  BUSINESS_PROOF: "Proof of the business",
  PHOTO_ID: "Photo ID",
  PAN_CARD: "PAN card",
  GST_CERTIFICATE: "GST certificate",
  BANK_PROOF: "Cancelled cheque or bank statement",
  HOLD_EVIDENCE: "Document",
};

type Help = {
  readonly lead: string;
  readonly goodCopy: readonly { readonly icon: LucideIcon; readonly text: string }[];
};

const readable = { icon: Eye, text: "Every line can be read" } as const;
const corners = { icon: ScanLine, text: "All four corners in view, no flash on it" } as const;

/** What to hand in, and what makes a copy that need not be asked for again. */
export const DOCUMENT_HELP: Readonly<Record<string, Help>> = {
  BUSINESS_PROOF: {
    lead: "The registration of the business, its trade licence or Udyam certificate. Every page.",
    goodCopy: [
      { icon: FileText, text: "A PDF from the office’s own portal is best" },
      readable,
      { icon: CircleCheck, text: "The name is the legal name you gave" },
    ],
  },
  PHOTO_ID: {
    lead: "The document you chose. Of a driving licence or a card both sides.",
    goodCopy: [corners, readable, { icon: CircleCheck, text: "It has not run out" }],
  },
  PAN_CARD: {
    lead: "The side with the number. The e-PAN as a PDF is fine.",
    goodCopy: [corners, readable, { icon: CircleCheck, text: "The number is the one you gave" }],
  },
  GST_CERTIFICATE: {
    lead: "Form GST REG-06. Every page, all corners in view.",
    goodCopy: [
      { icon: FileText, text: "The PDF from the GST portal is best" },
      readable,
      { icon: CircleCheck, text: "Its GSTIN is the one you gave" },
    ],
  },
  BANK_PROOF: {
    lead: "A cancelled cheque, or the first page of a statement of the last three months.",
    goodCopy: [readable, { icon: CircleCheck, text: "Holder, number and IFSC are on it" }, corners],
  },
};
