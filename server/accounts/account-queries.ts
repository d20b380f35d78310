import type { AccountQueries } from "./application/ports/inbound/account-query-port";
import type { Clock } from "./application/ports/outbound/clock-and-ids";
import type { Installation } from "./application/ports/outbound/installation";
import type { LookUpLog } from "./application/ports/outbound/look-up-log";
import type { SellerOnboardingSaga } from "./application/ports/outbound/seller-onboarding-saga-port";
import { getBrokerState } from "./read-model/queries/broker-state";
import { getAccount } from "./read-model/queries/get-account";
import { getAccountActivity } from "./read-model/queries/get-account-activity";
import { getAccountConduct } from "./read-model/queries/get-account-conduct";
import { getAccountTrust } from "./read-model/queries/get-account-trust";
import { getAppeal } from "./read-model/queries/get-appeal";
import { getApproval } from "./read-model/queries/get-approval";
import { getAuditChain } from "./read-model/queries/get-audit-chain";
import { getAuditEntry } from "./read-model/queries/get-audit-entry";
import { getClusterRequest } from "./read-model/queries/get-cluster-request";
import { getHold, readHoldPass } from "./read-model/queries/get-hold";
import { getOwnDevice } from "./read-model/queries/get-own-device";
import { getOwnProfile } from "./read-model/queries/get-own-profile";
import { getOwnSelling } from "./read-model/queries/get-own-selling";
import { getPolicy } from "./read-model/queries/get-policy";
import { getPublicStanding } from "./read-model/queries/get-public-standing";
import { getReEvaluation } from "./read-model/queries/get-re-evaluation";
import { getReviewCase } from "./read-model/queries/get-review-case";
import { getSellingHome } from "./read-model/queries/get-selling-home";
import { getSignal } from "./read-model/queries/get-signal";
import { getStageReview } from "./read-model/queries/get-stage-review";
import { groupSignals } from "./read-model/queries/group-signals";
import { getInstallation, getSessionStore } from "./read-model/queries/installation-state";
import { listAccountSessions } from "./read-model/queries/list-account-sessions";
import { listApiKeys } from "./read-model/queries/list-api-keys";
import { listAppeals } from "./read-model/queries/list-appeals";
import { countApprovals, listApprovals } from "./read-model/queries/list-approvals";
import { listAuditEntries } from "./read-model/queries/list-audit-entries";
import { listEvidence } from "./read-model/queries/list-evidence";
import { listLinkedAccounts } from "./read-model/queries/list-linked-accounts";
import { listOwnSessions } from "./read-model/queries/list-own-sessions";
import { listPolicies } from "./read-model/queries/list-policies";
import { listProjections } from "./read-model/queries/list-projections";
import { countNewCases, listReviewCases } from "./read-model/queries/list-review-cases";
import { listSecurityActivity } from "./read-model/queries/list-security-activity";
import { listSellers, newsOfSellers, type SellersDeps } from "./read-model/queries/list-sellers";
import { listSignals } from "./read-model/queries/list-signals";
import { listTeam } from "./read-model/queries/list-team";
import { listTeamInvitations } from "./read-model/queries/list-team-invitations";
import { listWebhooks } from "./read-model/queries/list-webhooks";
import { getLockPropagation } from "./read-model/queries/lock-propagation";
import { getOwnChoices, getOwnClosing, getOwnDataPage, listOwnAddresses } from "./read-model/queries/own-pages";
import { getParkedMessage, listParkedMessages } from "./read-model/queries/parked-messages";
import type { PolicySource } from "./read-model/queries/policy-source";
import { previewLock } from "./read-model/queries/preview-lock";
import type { OpenPrivate } from "./read-model/queries/private-values";
import { readLockPublication } from "./read-model/queries/read-lock-publication";
import type { ReadPool } from "./read-model/queries/read-pool";
import { createSealer } from "./read-model/queries/sealed-text";
import { searchAccounts } from "./read-model/queries/search-accounts";
import { countSellers, listSellerReviewers, summariseSellers } from "./read-model/queries/sellers-summary";
import { getSignalHistogram } from "./read-model/queries/signal-histogram";
import { getOutboxState } from "./read-model/queries/system-state";
import { whatIf } from "./read-model/queries/what-if";

export type ReadDeps = {
  readonly pool: ReadPool;
  readonly now: Clock;
  /** 32 bytes for cursors and lookup tokens alone. */
  readonly cursorKey: Uint8Array;
  readonly policies: PolicySource;
  readonly openPrivate: OpenPrivate;
  readonly lookUps: LookUpLog;
  /** Where an address is registered. */
  readonly countryOf: (ip: string | null) => string | null;
  readonly isDisposableMail: (domain: string) => boolean;
  /** What it would refuse is said beforehand; nothing is changed by asking. */
  readonly saga: SellerOnboardingSaga;
  readonly installation: Installation;
};

/** Everything that screens read. */
export function accountQueries({
  pool,
  now,
  cursorKey,
  policies,
  openPrivate,
  lookUps,
  countryOf,
  isDisposableMail,
  saga,
  installation,
}: ReadDeps): AccountQueries {
  const deps = {
    pool,
    now,
    sealer: createSealer(cursorKey),
    policies,
    openPrivate,
    lookUps,
    countryOf,
    isDisposableMail,
    saga,
    installation,
  };
  return {
    searchAccounts: searchAccounts(deps),
    listReviewCases: listReviewCases(deps),
    countNewCases: countNewCases(deps),
    getReviewCase: getReviewCase(deps),
    getStageReview: getStageReview(deps),
    getAccount: getAccount(deps),
    getAccountTrust: getAccountTrust(deps),
    whatIf: whatIf(deps),
    listEvidence: listEvidence(deps),
    listSignals: listSignals(deps),
    getSignalHistogram: getSignalHistogram(deps),
    groupSignals: groupSignals(deps),
    getSignal: getSignal(deps),
    getAccountActivity: getAccountActivity(deps),
    listLinkedAccounts: listLinkedAccounts(deps),
    getAccountConduct: getAccountConduct(deps),
    previewLock: previewLock(deps),
    listAccountSessions: listAccountSessions(deps),
    listAuditEntries: listAuditEntries(deps),
    listApprovals: listApprovals(deps),
    countApprovals: countApprovals(deps),
    getApproval: getApproval(deps),
    getClusterRequest: getClusterRequest(deps),
    listPolicies: listPolicies(deps),
    getPolicy: getPolicy(deps),
    getReEvaluation: getReEvaluation(deps),
    getAuditEntry: getAuditEntry(deps),
    getAuditChain: getAuditChain(deps),
    listAppeals: listAppeals(deps),
    getAppeal: getAppeal(deps),
    readHoldPass: readHoldPass(deps),
    getHold: getHold(deps),
    ...ownQueries(deps),
    ...sellerQueries(deps),
    listTeam: listTeam(deps),
    listTeamInvitations: listTeamInvitations(deps),
    listApiKeys: listApiKeys(deps),
    listWebhooks: listWebhooks(deps),
    readLockPublication: readLockPublication(deps),
    getOutboxState: getOutboxState(deps),
    getBrokerState: getBrokerState(deps),
    getLockPropagation: getLockPropagation(deps),
    getSessionStore: getSessionStore(deps),
    getInstallation: getInstallation(deps),
    listProjections: listProjections(deps),
    listParkedMessages: listParkedMessages(deps),
    getParkedMessage: getParkedMessage(deps),
  };
}

/** The desk of applications to sell. */
const sellerQueries = (deps: SellersDeps) => ({
  listSellers: listSellers(deps),
  newsOfSellers: newsOfSellers(deps),
  summariseSellers: summariseSellers(deps),
  countSellers: countSellers(deps),
  listSellerReviewers: listSellerReviewers(deps),
});

/** What holders read of themselves. */
const ownQueries = (deps: Omit<ReadDeps, "cursorKey"> & { readonly sealer: ReturnType<typeof createSealer> }) => ({
  listOwnAddresses: listOwnAddresses(deps),
  getOwnChoices: getOwnChoices(deps),
  getOwnDataPage: getOwnDataPage(deps),
  getOwnClosing: getOwnClosing(deps),
  getOwnProfile: getOwnProfile(deps),
  getOwnSelling: getOwnSelling(deps),
  getSellingHome: getSellingHome(deps),
  getPublicStanding: getPublicStanding(deps),
  listOwnSessions: listOwnSessions(deps),
  getOwnDevice: getOwnDevice(deps),
  listSecurityActivity: listSecurityActivity(deps),
});
