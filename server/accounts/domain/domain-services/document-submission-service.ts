import type { AccountDocument } from "../entities/account-document";
import type { StageRecord } from "../entities/seller-onboarding";
import type { FieldProblem } from "../exceptions/refusal";
import { stageDocuments } from "../policies/document-policy";
import { done, type Result, refuse } from "../result";
import type { DocumentKind } from "../value-objects/document-kind";
import type { ApplicationStage } from "../value-objects/onboarding-stage";

export type Submission = {
  readonly stage: ApplicationStage;
  readonly submissionNo: number;
  /** The stage as it stood before it was sent. */
  readonly before: StageRecord;
  /** It is about something else than before: what stood for that proves nothing here. */
  readonly isAnew?: boolean;
  readonly at: Date;
};

export type DocumentChange = { readonly before: AccountDocument; readonly after: AccountDocument };

/**
 * Which documents go with a submission: the drafts of each kind the stage asks for, in the place of older ones of that
 * kind; where there are none, the older ones go on. Refuses VALIDATION with every kind that is missing, and every one that
 * was sent back and comes again as it was. A stage that is sent anew, about something else, wants new ones throughout.
 */
export function documentsOfSubmission(
  documents: readonly AccountDocument[],
  { stage, submissionNo, before, isAnew = false, at }: Submission,
): Result<readonly DocumentChange[]> {
  const kinds = stageDocuments[stage];
  const drafts = documents.filter((one) => kinds.includes(one.kind) && one.frozenAt === null);
  const standing = documents.filter((one) => one.submissionNo !== null && one.replacedByNo === null);
  const has = (some: readonly AccountDocument[], kind: DocumentKind) => some.some((one) => one.kind === kind);
  const problems = kinds.flatMap((kind): FieldProblem[] => {
    if (has(drafts, kind)) return [];
    if (isAnew || !has(standing, kind)) return [problemOf(kind, `Add ${documentNames[kind]}.`)];
    return wasSentBack(before, kind) ? [problemOf(kind, WANTS_NEW)] : [];
  });
  if (problems.length > 0) return refuse({ code: "VALIDATION", fields: problems });
  const renewed = new Set(drafts.map(({ kind }) => kind));
  return done([
    ...drafts.map((one) => ({ before: one, after: { ...one, frozenAt: at, submissionNo } })),
    ...standing
      .filter(({ kind }) => renewed.has(kind))
      .map((one) => ({ before: one, after: { ...one, replacedByNo: submissionNo } })),
  ]);
}

const WANTS_NEW = "Add a new one: the one we have is what we wrote to you about.";

const wasSentBack = ({ returned }: StageRecord, kind: DocumentKind): boolean =>
  returned?.items?.some(({ topic }) => topic === kind) ?? false;

const problemOf = (kind: DocumentKind, problem: string): FieldProblem => ({ field: `documents.${kind}`, problem });

/** As sentences name them. */
const documentNames: Readonly<Record<DocumentKind, string>> = {
  BUSINESS_PROOF: "a proof of the business",
  PHOTO_ID: "your photo ID",
  PAN_CARD: "your PAN card",
  GST_CERTIFICATE: "your GST certificate",
  BANK_PROOF: "a cancelled cheque or a bank statement",
  HOLD_EVIDENCE: "a document",
};
