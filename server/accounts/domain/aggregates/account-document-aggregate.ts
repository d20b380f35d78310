import type { AccountDocument } from "../entities/account-document";
import type { SellerApplication } from "../entities/seller-application";
import { documentRefused } from "../exceptions/document-refused";
import { documentPolicy, stageOfDocument } from "../policies/document-policy";
import type { Refused } from "../result";
import type { DocumentKind } from "../value-objects/document-kind";
import { isSellingStage } from "../value-objects/onboarding-stage";

export type DocumentRoom = {
  /** The newest application of the account; null for an account on hold. */
  readonly application: SellerApplication | null;
  /** What the account has handed in for it, or for the hold. */
  readonly others: readonly AccountDocument[];
  /** Everything it ever handed in that is kept. */
  readonly keptCount: number;
};

/** A stage takes documents while it can be sent; a hold takes what helps. At most so many of a kind wait to be sent. */
export function refusalToTake(kind: DocumentKind, { application, others, keptCount }: DocumentRoom): Refused | null {
  if (!isAsked(kind, application)) return documentRefused("NOT_ASKED");
  const drafts = others.filter((other) => other.kind === kind && other.frozenAt === null);
  const isEnough = drafts.length >= documentPolicy.maxPerKind || keptCount >= documentPolicy.maxPerAccount;
  return isEnough ? documentRefused("ENOUGH") : null;
}

function isAsked(kind: DocumentKind, application: SellerApplication | null): boolean {
  const stage = stageOfDocument(kind);
  if (stage === null || application === null) return stage === null && application === null;
  const { stages, ended, reopened, completing } = application.onboarding;
  // A seller's other GSTIN is sent with its certificate: that is handed in first.
  const isForNewNumber = stage === "TAX" && isSellingStage(application.stage) && !reopened && !completing;
  return ended === null && (isForNewNumber || ["OPEN", "RETURNED"].includes(stages[stage].status));
}

/** Sent with its stage, or read by staff: from then on it stays. */
export const frozen = (document: AccountDocument, at: Date): AccountDocument =>
  document.frozenAt ? document : { ...document, frozenAt: at };
