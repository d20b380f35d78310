import type { AccountOverviewDto } from "@/server/accounts/application/dto/account-overview-dto";
import type { ActivityDto } from "@/server/accounts/application/dto/activity-dto";
import type { ApiKeysDto } from "@/server/accounts/application/dto/api-key-dto";
import type { AppealDto, AppealPageDto } from "@/server/accounts/application/dto/appeal-dto";
import type { ApprovalCountDto, ApprovalDto, ApprovalPageDto } from "@/server/accounts/application/dto/approval-dto";
import type { AuditEntryDto, AuditPageDto } from "@/server/accounts/application/dto/audit-dto";
import type { ClusterRequestDto } from "@/server/accounts/application/dto/cluster-request-dto";
import type { ConductDto } from "@/server/accounts/application/dto/conduct-dto";
import type { EvidencePageDto } from "@/server/accounts/application/dto/evidence-dto";
import type { HoldDto } from "@/server/accounts/application/dto/hold-dto";
import type {
  BrokerStateDto,
  InstallationDto,
  LockPropagationDto,
  SessionStoreDto,
} from "@/server/accounts/application/dto/installation-dto";
import type { LinkedAccountsDto } from "@/server/accounts/application/dto/linked-accounts-dto";
import type { LockPreviewDto } from "@/server/accounts/application/dto/lock-preview-dto";
import type { LockPublicationDto } from "@/server/accounts/application/dto/lock-receipt-dto";
import type { LookupDto } from "@/server/accounts/application/dto/lookup-dto";
import type { WhatIfDto } from "@/server/accounts/application/dto/outlook-dto";
import type { OwnProfileDto, OwnSessionsDto } from "@/server/accounts/application/dto/own-account-dto";
import type {
  OwnAddressesDto,
  OwnChoicesDto,
  OwnClosingDto,
  OwnDataPageDto,
} from "@/server/accounts/application/dto/own-pages-dto";
import type { PolicyDto, PolicyPageDto, ReEvaluationDto } from "@/server/accounts/application/dto/policy-dto";
import type { PublicStandingDto } from "@/server/accounts/application/dto/public-standing-dto";
import type { ReviewCaseDto } from "@/server/accounts/application/dto/review-case-dto";
import type { NewCasesDto, ReviewQueueDto } from "@/server/accounts/application/dto/review-queue-dto";
import type {
  ActivityWanted,
  OwnDeviceDto,
  SecurityActivityDto,
} from "@/server/accounts/application/dto/security-activity-dto";
import type {
  SellerReviewersDto,
  SellersNewsDto,
  SellersPageDto,
  SellersSummaryDto,
} from "@/server/accounts/application/dto/sellers-dto";
import type { SellingPageDto } from "@/server/accounts/application/dto/selling-dto";
import type { SellingHomeDto } from "@/server/accounts/application/dto/selling-home-dto";
import type { SessionsDto } from "@/server/accounts/application/dto/session-dto";
import type {
  SignalDto,
  SignalGroupsDto,
  SignalHistogramDto,
  SignalPageDto,
} from "@/server/accounts/application/dto/signals-dto";
import type { StageReviewDto } from "@/server/accounts/application/dto/stage-review-dto";
import type {
  AuditChainDto,
  OutboxStateDto,
  ParkedMessageDto,
  ParkedMessagesDto,
  ProjectionsDto,
} from "@/server/accounts/application/dto/system-dto";
import type { TeamDto, TeamInvitationsDto } from "@/server/accounts/application/dto/team-dto";
import type { AccountTrustDto } from "@/server/accounts/application/dto/trust-profile-dto";
import type { WebhooksDto } from "@/server/accounts/application/dto/webhook-dto";
import type { HoldActor, HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Result } from "@/server/accounts/domain/result";
import type {
  CountNewCasesInput,
  GetAccountActivityInput,
  GetAccountInput,
  GetAccountTrustInput,
  GetAppealInput,
  GetAuditEntryInput,
  GetReviewCaseInput,
  ListAccountSessionsInput,
  ListAppealsInput,
  ListAuditEntriesInput,
  ListReviewCasesInput,
  PreviewLockInput,
  SearchAccountsInput,
} from "./account-query.schema";
import type { ListApiKeysInput } from "./api-key-query.schema";
import type { GetApprovalInput, ListApprovalsInput } from "./approval-query.schema";
import type { GetAccountConductInput, ListLinkedAccountsInput } from "./links-query.schema";
import type { LockPublicationInput } from "./lock-publication.schema";
import type { GetPolicyInput, ListPoliciesInput } from "./policy-query.schema";
import type { ListSellersInput, SellersNewsInput } from "./seller-query.schema";
import type { GetSignalInput, GroupSignalsInput, ListSignalsInput, SignalFilterInput } from "./signal-query.schema";
import type { GetStageReviewInput } from "./stage-review-query.schema";
import type { GetParkedMessageInput, ListParkedMessagesInput } from "./system-query.schema";
import type { ListTeamInput } from "./team-query.schema";
import type { ListEvidenceInput, WhatIfInput } from "./trust-query.schema";

/**
 * Everything that screens read. Each answer holds what its reader may see and no more: personal data masked for all
 * staff, points only for roles that read trust. A list takes a limit and the `nextCursor` of its last page.
 */
export type AccountQueries = {
  getPublicStanding(): Promise<Result<PublicStandingDto>>;
  searchAccounts(input: SearchAccountsInput, actor: StaffActor): Promise<Result<LookupDto>>;
  listReviewCases(input: ListReviewCasesInput, actor: StaffActor): Promise<Result<ReviewQueueDto>>;
  countNewCases(input: CountNewCasesInput, actor: StaffActor): Promise<Result<NewCasesDto>>;
  getReviewCase(input: GetReviewCaseInput, actor: StaffActor): Promise<Result<ReviewCaseDto>>;
  getStageReview(input: GetStageReviewInput, actor: StaffActor): Promise<Result<StageReviewDto>>;
  getAccount(input: GetAccountInput, actor: StaffActor): Promise<Result<AccountOverviewDto>>;
  getAccountTrust(input: GetAccountTrustInput, actor: StaffActor): Promise<Result<AccountTrustDto>>;
  whatIf(input: WhatIfInput, actor: StaffActor): Promise<Result<WhatIfDto>>;
  listEvidence(input: ListEvidenceInput, actor: StaffActor): Promise<Result<EvidencePageDto>>;
  listSignals(input: ListSignalsInput, actor: StaffActor): Promise<Result<SignalPageDto>>;
  getSignalHistogram(input: SignalFilterInput, actor: StaffActor): Promise<Result<SignalHistogramDto>>;
  groupSignals(input: GroupSignalsInput, actor: StaffActor): Promise<Result<SignalGroupsDto>>;
  getSignal(input: GetSignalInput, actor: StaffActor): Promise<Result<SignalDto>>;
  getAccountActivity(input: GetAccountActivityInput, actor: StaffActor): Promise<Result<ActivityDto>>;
  listLinkedAccounts(input: ListLinkedAccountsInput, actor: StaffActor): Promise<Result<LinkedAccountsDto>>;
  getAccountConduct(input: GetAccountConductInput, actor: StaffActor): Promise<Result<ConductDto>>;
  listAccountSessions(input: ListAccountSessionsInput, actor: StaffActor): Promise<Result<SessionsDto>>;
  previewLock(input: PreviewLockInput, actor: StaffActor): Promise<Result<LockPreviewDto>>;
  readLockPublication(input: LockPublicationInput): Promise<Result<LockPublicationDto>>;
  /** With `accountId`, the account's own Audit tab. */
  listAuditEntries(input: ListAuditEntriesInput, actor: StaffActor): Promise<Result<AuditPageDto>>;
  getAuditEntry(input: GetAuditEntryInput, actor: StaffActor): Promise<Result<AuditEntryDto>>;
  listApprovals(input: ListApprovalsInput, actor: StaffActor): Promise<Result<ApprovalPageDto>>;
  countApprovals(actor: StaffActor): Promise<Result<ApprovalCountDto>>;
  getApproval(input: GetApprovalInput, actor: StaffActor): Promise<Result<ApprovalDto>>;
  getClusterRequest(input: GetApprovalInput, actor: StaffActor): Promise<Result<ClusterRequestDto>>;
  listPolicies(input: ListPoliciesInput, actor: StaffActor): Promise<Result<PolicyPageDto>>;
  getPolicy(input: GetPolicyInput, actor: StaffActor): Promise<Result<PolicyDto>>;
  getReEvaluation(actor: StaffActor): Promise<Result<ReEvaluationDto>>;
  listAppeals(input: ListAppealsInput, actor: StaffActor): Promise<Result<AppealPageDto>>;
  getAppeal(input: GetAppealInput, actor: StaffActor): Promise<Result<AppealDto>>;
  /** What a hold pass is made of; null for an account that is not on hold. */
  readHoldPass(accountId: string): Promise<Result<{ readonly linkEpoch: number } | null>>;
  getHold(actor: HoldActor): Promise<Result<HoldDto>>;
  listOwnAddresses(actor: HolderActor): Promise<Result<OwnAddressesDto>>;
  getOwnChoices(actor: HolderActor): Promise<Result<OwnChoicesDto>>;
  getOwnDataPage(actor: HolderActor): Promise<Result<OwnDataPageDto>>;
  getOwnClosing(actor: HolderActor): Promise<Result<OwnClosingDto>>;
  getOwnProfile(actor: HolderActor): Promise<Result<OwnProfileDto>>;
  /** The newest application to sell, or none. */
  getOwnSelling(actor: HolderActor): Promise<Result<SellingPageDto>>;
  /** The holder's own shop: what it may do, why, and what changes it. NOT_FOUND for whoever does not sell. */
  getSellingHome(actor: HolderActor): Promise<Result<SellingHomeDto>>;
  listOwnSessions(actor: HolderActor | StaffActor): Promise<Result<OwnSessionsDto>>;
  getOwnDevice(deviceId: string, actor: HolderActor): Promise<Result<OwnDeviceDto>>;
  listSecurityActivity(actor: HolderActor, wanted: ActivityWanted): Promise<Result<readonly SecurityActivityDto[]>>;
  listSellers(input: ListSellersInput, actor: StaffActor): Promise<Result<SellersPageDto>>;
  newsOfSellers(input: SellersNewsInput, actor: StaffActor): Promise<Result<SellersNewsDto>>;
  summariseSellers(actor: StaffActor): Promise<Result<SellersSummaryDto>>;
  countSellers(actor: StaffActor): Promise<Result<{ readonly needsUs: SellersSummaryDto["counts"]["US"] }>>;
  listSellerReviewers(actor: StaffActor): Promise<Result<SellerReviewersDto>>;
  listTeam(input: ListTeamInput, actor: StaffActor): Promise<Result<TeamDto>>;
  listTeamInvitations(input: ListTeamInput, actor: StaffActor): Promise<Result<TeamInvitationsDto>>;
  listApiKeys(input: ListApiKeysInput, actor: StaffActor): Promise<Result<ApiKeysDto>>;
  listWebhooks(actor: StaffActor): Promise<Result<WebhooksDto>>;
  getOutboxState(actor: StaffActor): Promise<Result<OutboxStateDto>>;
  getBrokerState(actor: StaffActor): Promise<Result<BrokerStateDto>>;
  getLockPropagation(actor: StaffActor): Promise<Result<LockPropagationDto>>;
  getSessionStore(actor: StaffActor): Promise<Result<SessionStoreDto>>;
  getInstallation(actor: StaffActor): Promise<Result<InstallationDto>>;
  getAuditChain(actor: StaffActor): Promise<Result<AuditChainDto>>;
  listProjections(actor: StaffActor): Promise<Result<ProjectionsDto>>;
  listParkedMessages(input: ListParkedMessagesInput, actor: StaffActor): Promise<Result<ParkedMessagesDto>>;
  getParkedMessage(input: GetParkedMessageInput, actor: StaffActor): Promise<Result<ParkedMessageDto>>;
};
