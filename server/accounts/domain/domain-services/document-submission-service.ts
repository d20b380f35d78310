import type { AccountDocument } from "../entities/account-document";
import type { StageRecord } from "../entities/seller-onboarding";
import type { FieldProblem } from "../exceptions/refusal";
import { stageDocuments, wantsNewDocuments } from "../policies/document-policy";
import { done, type Result, refuse } from "../result";
import type { DocumentKind } from "../value-objects/document-kind";
import type { ApplicationStage } from "../value-objects/onboarding-stage";

export type Submission = {
  readonly stage: ApplicationStage;
  readonly submissionNo: number;
  /** The stage as it stood before it was sent. */
  readonly before: StageRecord;
  readonly at: Date;
};

export type DocumentChange = { readonly before: AccountDocument; readonly after: AccountDocument };

/**
 * Which documents go with a submission: the drafts of each kind the stage asks for, in the place of older ones of that
 * kind; where there are none, the older ones go on. Refuses VALIDATION with every kind that is missing, and where the
 * stage came back because of its documents and brings no new one.
 */
export function documentsOfSubmission(
  documents: readonly AccountDocument[],
  { stage, submissionNo, before, at }: Submission,
): Result<readonly DocumentChange[]> {
  const kinds = stageDocuments[stage];
  const drafts = documents.filter((one) => kinds.includes(one.kind) && one.frozenAt === null);
  const standing = documents.filter((one) => one.submissionNo !== null && one.replacedByNo === null);
  const missing = kinds.filter((kind) => ![...drafts, ...standing].some((one) => one.kind === kind));
  if (missing.length > 0) return refuse({ code: "VALIDATION", fields: missing.map(missingProblem) });
  const [first] = kinds;
  if (first && drafts.length === 0 && before.returned && wantsNewDocuments(before.returned.reasons)) {
    return refuse({ code: "VALIDATION", fields: [{ field: `documents.${first}`, problem: WANTS_NEW }] });
  }
  const renewed = new Set(drafts.map(({ kind }) => kind));
  return done([
    ...drafts.map((one) => ({ before: one, after: { ...one, frozenAt: at, submissionNo } })),
    ...standing
      .filter(({ kind }) => renewed.has(kind))
      .map((one) => ({ before: one, after: { ...one, replacedByNo: submissionNo } })),
  ]);
}

const WANTS_NEW = "Add a new document: the one we have is what we wrote to you about.";

const missingProblem = (kind: DocumentKind): FieldProblem => ({
  field: `documents.${kind}`,
  problem: `Add ${documentNames[kind]}.`,
});

/** As sentences name them. */
const documentNames: Readonly<Record<DocumentKind, string>> = {
  BUSINESS_PROOF: "a proof of the business",
  PHOTO_ID: "your photo ID",
  PAN_CARD: "your PAN card",
  GST_CERTIFICATE: "your GST certificate",
  BANK_PROOF: "a cancelled cheque or a bank statement",
  HOLD_EVIDENCE: "a document",
};
