import type { CheckResult } from "@/server/accounts/domain/entities/check-result";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApplicationId } from "@/server/accounts/domain/value-objects/application-id";
import type { CheckName } from "@/server/accounts/domain/value-objects/check-name";
import type { ApplicationStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { PersonCheck } from "@/server/accounts/domain/value-objects/person-check";

/** What was typed into one stage. Who somebody is and where money goes is stored encrypted. */
export type StageFields = Readonly<Record<string, string | boolean>>;

export type SubmissionKey = {
  readonly applicationId: ApplicationId;
  readonly stage: ApplicationStage;
  readonly submissionNo: number;
};

export type StageDecision = {
  readonly stage: ApplicationStage;
  readonly decision: "APPROVED" | "RETURNED" | "REJECTED";
  readonly by: AccountId;
  readonly approvedBy: AccountId | null;
  readonly reasons: readonly string[];
  /** What the person who approves said to have looked at. */
  readonly personChecks?: readonly PersonCheck[];
  /** Words for the applicant, notes for staff: encrypted. */
  readonly words: Readonly<Record<string, string>>;
};

/** Who decided something on an application last, for whoever comes second. */
export type LatestDecision = { readonly byName: string; readonly at: Date };

export type IdentifierKind = "PAN" | "PAYOUT";

/** Drafts, submissions, check results and decisions of an application, within a unit of work. */
export type SellerStageRepository = {
  saveDraft(application: SellerApplication, stage: ApplicationStage, fields: StageFields): Promise<void>;
  /** When the draft of a stage was kept last; null where there is none. */
  draftKeptAt(id: ApplicationId, stage: ApplicationStage): Promise<Date | null>;
  insertSubmission(application: SellerApplication, key: SubmissionKey, fields: StageFields): Promise<void>;
  /** What was typed into an application that is over, as drafts of the one after it: nothing is typed twice. */
  takeOver(application: SellerApplication, from: ApplicationId): Promise<void>;
  /** What was sent before, under the next number: looked at again without being sent again, but for what changed. */
  repeatSubmission(
    application: SellerApplication,
    key: SubmissionKey,
    changed?: { readonly gstNumber: string },
  ): Promise<void>;
  saveChecks(application: SellerApplication, key: SubmissionKey, results: readonly CheckResult[]): Promise<void>;
  saveOverride(
    application: SellerApplication,
    key: SubmissionKey,
    override: { readonly check: CheckName; readonly by: AccountId; readonly note: string },
  ): Promise<void>;
  insertDecision(
    application: SellerApplication,
    decision: StageDecision & { readonly auditEntryId: string },
  ): Promise<void>;
  latestDecision(id: ApplicationId): Promise<LatestDecision | null>;
  noteIdentifier(application: SellerApplication, kind: IdentifierKind, hash: string): Promise<void>;
  /** Every other account that named the same one, rejected applications included: a lie does not wear off. */
  othersWith(accountId: AccountId, kind: IdentifierKind, hash: string): Promise<readonly AccountId[]>;
  /** Other accounts that sell under a name of the same look, those on hold included. */
  shopsThatLookLike(accountId: AccountId, storeName: string): Promise<readonly AccountId[]>;
  /** Private fields, words and hashes go; that there was a decision stays. */
  erasePrivate(application: SellerApplication): Promise<void>;
};

/** Reads outside a unit of work: for checks, and for pages. */
export type SellerStageReader = {
  /** Draft: number 0. Null where nothing was sent, or it was erased. */
  readFields(key: SubmissionKey): Promise<StageFields | null>;
};
