import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { AccountRepository } from "./account-repository";
import type { Actor, RequestOrigin } from "./actor";
import type { AddressRepository } from "./address-repository";
import type { ApiKeyRepository } from "./api-key-repository";
import type { AppealRepository } from "./appeal-repository";
import type { ApprovalRepository } from "./approval-repository";
import type { AuditAction, AuditSubject } from "./audit-log";
import type { ChainCheckRepository } from "./chain-check-repository";
import type { ClosingRepository } from "./closing-repository";
import type { ClusterRepository } from "./cluster-repository";
import type { CredentialRepository } from "./credential-repository";
import type { DeviceRepository } from "./device-repository";
import type { DocumentRepository } from "./document-repository";
import type { EventPublisher } from "./event-publisher-port";
import type { ImportRunRepository } from "./import-run-repository";
import type { LimitRepository } from "./limit-repository";
import type { LinkRepository } from "./link-repository";
import type { NotificationChoiceRepository } from "./notification-choice-repository";
import type { NotificationPort } from "./notification-port";
import type { OverrideRepository } from "./override-repository";
import type { OwnActs } from "./own-acts";
import type { ParkedMessageRepository } from "./parked-message-repository";
import type { PendingSignInRepository } from "./pending-sign-in-port";
import type { PolicyRepository, PolicyRunRepository } from "./policy-repository";
import type { QaSampleRepository } from "./qa-sample-port";
import type { RebuildRepository } from "./rebuild-repository";
import type { ReviewCaseRepository } from "./review-case-repository";
import type { SecondFactorRepository } from "./second-factor-repository";
import type { SellerApplicationRepository } from "./seller-application-repository";
import type { SellerDeskRepository } from "./seller-desk-repository";
import type { SellerOnboardingSaga } from "./seller-onboarding-saga-port";
import type { SellerStageRepository } from "./seller-stage-repository";
import type { SessionStore } from "./session-store-port";
import type { ShopRepository } from "./shop-repository";
import type { SignInPlaceRepository } from "./sign-in-place-port";
import type { StaffRepository } from "./staff-repository";
import type { StatementRepository } from "./statement-repository";
import type { TrustRepository } from "./trust-repository";
import type { VerificationRepository } from "./verification-repository";
import type { WebhookRepository } from "./webhook-repository";

/** What the audit entry will say; a change without it is a type error. */
export type Audited = {
  readonly action: AuditAction;
  readonly actor: Actor;
  readonly origin: RequestOrigin;
  readonly subject: AuditSubject | null;
  /** Every account the work acts as or changes, beside the actor's own; their rows are locked first, in id order. */
  readonly accounts: readonly AccountId[];
  /** In whose name it is done, where that is not the actor: their row is held too, and the entry is not about them. */
  readonly inNameOf?: AccountId;
  readonly reason?: { readonly code?: string; readonly note?: string };
  /** Only with a factor proved within the last 15 minutes in this very session: STEP_UP_REQUIRED otherwise. */
  readonly freshProof?: true;
};

/** The only source of repositories that can write. */
export type WritableRepositories = {
  /** The id of the entry this work will leave, known before it is written. */
  readonly auditEntryId: string;
  /** One moment for the whole work. */
  readonly at: Date;
  readonly accounts: AccountRepository;
  readonly credentials: CredentialRepository;
  readonly devices: DeviceRepository;
  readonly sessions: SessionStore;
  readonly places: SignInPlaceRepository;
  readonly verifications: VerificationRepository;
  readonly links: LinkRepository;
  readonly pendingSignIns: PendingSignInRepository;
  readonly secondFactors: SecondFactorRepository;
  readonly trust: TrustRepository;
  readonly overrides: OverrideRepository;
  readonly reviewCases: ReviewCaseRepository;
  readonly qaSamples: QaSampleRepository;
  readonly importRuns: ImportRunRepository;
  readonly policies: PolicyRepository;
  readonly policyRuns: PolicyRunRepository;
  readonly staff: StaffRepository;
  readonly statements: StatementRepository;
  readonly appeals: AppealRepository;
  readonly addresses: AddressRepository;
  readonly closings: ClosingRepository;
  readonly limits: LimitRepository;
  readonly notificationChoices: NotificationChoiceRepository;
  readonly approvals: ApprovalRepository;
  readonly clusters: ClusterRepository;
  readonly sellerApplications: SellerApplicationRepository;
  readonly sellerStages: SellerStageRepository;
  readonly documents: DocumentRepository;
  readonly sellerDesks: SellerDeskRepository;
  /** What follows from an event of a seller's way. */
  readonly onboarding: SellerOnboardingSaga;
  readonly apiKeys: ApiKeyRepository;
  readonly webhooks: WebhookRepository;
  readonly shop: ShopRepository;
  readonly parked: ParkedMessageRepository;
  readonly rebuilds: RebuildRepository;
  readonly chainChecks: ChainCheckRepository;
  readonly ownActs: OwnActs;
  /** Runs a step that may be refused alone: what it wrote is undone then, and the work goes on. */
  readonly attempt: <T>(step: () => Promise<Result<T>>) => Promise<Result<T>>;
  readonly events: EventPublisher;
  readonly notifications: NotificationPort;
};

/**
 * Runs `work` in one transaction: locks the accounts' rows, checks that the actor's session is still good
 * (SESSION_ENDED, ACCOUNT_LOCKED otherwise), writes state, exactly one audit entry and the outbox rows, and commits.
 * A refusal undoes what `work` wrote and is audited; an exception rolls everything back. Deadlocks and serialisation
 * failures rerun the whole unit, at most 3 times, so `work` must have no effect outside its repositories.
 */
export type UnitOfWork = <T>(
  audited: Audited,
  work: (write: WritableRepositories) => Promise<Result<T>>,
) => Promise<Result<T>>;

/** What a unit of work for several members can write with: an entry is each member's own. */
export type SharedRepositories = Omit<WritableRepositories, "auditEntryId">;

/** One of several whose work shares a transaction: what it is about is nobody else's in it. */
export type SharedMember = { readonly audited: Audited; readonly auditEntryId: string };

/** Whether the members' work holds is not known: it was sent to be committed and no answer came. */
export class CommitInDoubt extends Error {
  override readonly name = "CommitInDoubt";
}

/**
 * Runs the work of several requests in one transaction and one commit. Each keeps its own actor, checked under the locks
 * (one that may no longer act is refused, and the others go on), its own entry and its own news; none names an account
 * that another one names. `work` is told which members may act and answers for each of them. Whatever it throws undoes
 * everything: nothing of the group has happened then, unless the error is CommitInDoubt.
 */
export type SharedUnitOfWork = <T>(
  members: readonly SharedMember[],
  work: (write: SharedRepositories, mayAct: readonly SharedMember[]) => Promise<ReadonlyMap<SharedMember, T>>,
) => Promise<ReadonlyMap<SharedMember, Result<T>>>;
