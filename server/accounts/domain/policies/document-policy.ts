import type { DocumentKind } from "../value-objects/document-kind";
import type { ApplicationStage } from "../value-objects/onboarding-stage";

/** What is taken in, and for how long it is kept. */
export const documentPolicy = {
  maxBytes: 10 * 1024 * 1024,
  maxPages: 20,
  /** Of one kind, not yet sent. */
  maxPerKind: 3,
  /** Of one account, sent ones and all: nobody fills the house. */
  maxPerAccount: 60,
  /** Pictures are kept no larger than this on their longer side. */
  maxSidePixels: 2_400,
  maxNameCharacters: 120,
  /** Refused files count too: each costs a look. Per account, within the lock policy's window and its waits. */
  uploadsPerWindow: 30,
  /** After what a document was for is over: the application, the hold, the account. */
  keptDays: 183,
  /** How long an address of a page is good for. */
  ticketMinutes: 5,
  /** An upload that is not done by then never will be: what it left is swept. */
  intakeMinutes: 15,
} as const;

/** What each stage asks for; one of each kind at least. */
export const stageDocuments: Readonly<Record<ApplicationStage, readonly DocumentKind[]>> = {
  BUSINESS: ["BUSINESS_PROOF"],
  IDENTITY: ["PHOTO_ID", "PAN_CARD"],
  TAX: ["GST_CERTIFICATE"],
  PAYOUT: ["BANK_PROOF"],
  STORE: [],
  FINAL: [],
};

const stages: Readonly<Record<DocumentKind, ApplicationStage | null>> = {
  BUSINESS_PROOF: "BUSINESS",
  PHOTO_ID: "IDENTITY",
  PAN_CARD: "IDENTITY",
  GST_CERTIFICATE: "TAX",
  BANK_PROOF: "PAYOUT",
  HOLD_EVIDENCE: null,
};

/** The stage that asks for it; null for what belongs to none. */
export const stageOfDocument = (kind: DocumentKind): ApplicationStage | null => stages[kind];
