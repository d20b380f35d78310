import { createHash } from "node:crypto";
import type { Database } from "@/server/platform/database";
import type { DocumentSettings } from "@/server/platform/document-settings";
import type { LiveChannel } from "@/server/platform/live-channel";
import { logger } from "@/server/platform/logger";
import type { RegisterSettings } from "@/server/platform/register-settings";
import { accountQueries } from "./account-queries";
import { createEventReader } from "./adapters/inbound/consumer/read-events";
import { playDemoShift } from "./adapters/inbound/demo/demo-shift";
import { loadDemoMarketplace } from "./adapters/inbound/demo/load-demo-marketplace";
import { tellDemoApplications } from "./adapters/inbound/demo/tell-demo-applications";
import { importCloudEvents } from "./adapters/inbound/import/cloud-events/import-cloud-events";
import { importAccountList, importOnlineRetail } from "./adapters/inbound/import/import-sets";
import { importOlist } from "./adapters/inbound/import/olist/import-olist";
import { nameDevice } from "./adapters/outbound/cache/session-cache";
import { fraudService } from "./adapters/outbound/fraud/fraud-service";
import type { ListProblem } from "./adapters/outbound/fraud/ip-lists";
import { createHttpGstRegister } from "./adapters/outbound/gst-register/http-gst-register";
import { topicsOf } from "./adapters/outbound/messaging/live-topics";
import { createOwnDataReader, type OwnDataReaderDeps } from "./adapters/outbound/own-data/own-data-reader";
import { poolKeyStore } from "./adapters/outbound/persistence/account-key-store";
import { createAppealDirectory } from "./adapters/outbound/persistence/appeal-directory";
import { createApprovalDirectory } from "./adapters/outbound/persistence/approval-directory";
import { createAttemptStore } from "./adapters/outbound/persistence/attempt-store";
import { createAuditLog } from "./adapters/outbound/persistence/audit-log";
import { createCaseDirectory } from "./adapters/outbound/persistence/case-directory";
import { createChallengeGuard } from "./adapters/outbound/persistence/challenge-guard";
import { createDeviceLinks } from "./adapters/outbound/persistence/device-links";
import { createImportDirectory } from "./adapters/outbound/persistence/import-directory";
import { createLinkDirectory } from "./adapters/outbound/persistence/link-directory";
import { createLookUpLog } from "./adapters/outbound/persistence/look-up-tally";
import { createOnboardingDirectory } from "./adapters/outbound/persistence/onboarding-directory";
import { createOwnPasswordReader } from "./adapters/outbound/persistence/own-password-reader";
import { createParkedMessageDirectory } from "./adapters/outbound/persistence/parked-message-directory";
import { createPolicyPopulation } from "./adapters/outbound/persistence/policy-population";
import { policyReader } from "./adapters/outbound/persistence/policy-reader";
import {
  createSellerStageReader,
  type SellerStageReaderDeps,
} from "./adapters/outbound/persistence/seller-stage-reader";
import { createCountGoodSessions, createSessionReader } from "./adapters/outbound/persistence/session-reader";
import { createSignInDirectory } from "./adapters/outbound/persistence/sign-in-directory";
import { createSignInPlaceReader } from "./adapters/outbound/persistence/sign-in-places";
import { createStaffDirectory } from "./adapters/outbound/persistence/staff-directory";
import { poolQuery } from "./adapters/outbound/persistence/transaction";
import { createUnitOfWork } from "./adapters/outbound/persistence/unit-of-work";
import { evenly } from "./adapters/outbound/security/even-timing";
import { createMailLinks } from "./adapters/outbound/security/jwt-provider";
import { createKeyedHash, type KeyedHash } from "./adapters/outbound/security/keyed-hash";
import { createMasterKeys } from "./adapters/outbound/security/master-keys";
import { passwordHasher } from "./adapters/outbound/security/password-hasher";
import {
  createPersonalDataEncryption,
  type PersonalDataEncryption,
} from "./adapters/outbound/security/personal-data-encryption";
import { deriveKey, hashToken, newToken, verificationCodes } from "./adapters/outbound/security/tokens";
import { apiAdapters } from "./api-adapters";
import type { AttemptStore } from "./application/ports/outbound/attempt-store-port";
import type { Clock, NewId } from "./application/ports/outbound/clock-and-ids";
import type { FraudService } from "./application/ports/outbound/fraud-service-port";
import type { Installation } from "./application/ports/outbound/installation";
import type { LiveTrustPolicy } from "./application/ports/outbound/live-trust-policy";
import { createApprovalCommands } from "./application/use-cases/approval-commands";
import { createAuthCommands } from "./application/use-cases/auth-commands";
import { clearCase } from "./application/use-cases/clear-case/clear-case";
import { companyLogin } from "./application/use-cases/company-login/company-login";
import { createApiKeyByStaff } from "./application/use-cases/create-api-key/create-api-key-by-staff";
import { decideAppeal } from "./application/use-cases/decide-appeal/decide-appeal";
import { decideCluster } from "./application/use-cases/decide-cluster/decide-cluster";
import { denyDevice } from "./application/use-cases/deny-device/deny-device";
import { createDocumentCommands } from "./application/use-cases/document-commands";
import { endSessions } from "./application/use-cases/end-sessions/end-sessions";
import { evaluateAccounts } from "./application/use-cases/evaluate-accounts/evaluate-accounts";
import { evaluateTrust } from "./application/use-cases/evaluate-trust/evaluate-trust";
import { exportSecurityActivity } from "./application/use-cases/export-security-activity/export-security-activity";
import { flagLinkedAccounts } from "./application/use-cases/flag-linked-accounts/flag-linked-accounts";
import { createHolderCommands } from "./application/use-cases/holder-commands";
import { importAccounts } from "./application/use-cases/import-accounts/import-accounts";
import { liftOverride } from "./application/use-cases/lift-override/lift-override";
import { limitCase } from "./application/use-cases/limit-case/limit-case";
import { loadDemo } from "./application/use-cases/load-demo/load-demo";
import { tellApplications } from "./application/use-cases/load-demo/tell-applications";
import { tellSeller } from "./application/use-cases/load-demo/tell-seller";
import { lockAccount } from "./application/use-cases/lock-account/lock-account";
import { lockCase } from "./application/use-cases/lock-case/lock-case";
import { assessSignIn } from "./application/use-cases/login/assess-sign-in";
import { noteDeviceLinks } from "./application/use-cases/note-device-links/note-device-links";
import { noteFailedSignIns } from "./application/use-cases/note-failed-sign-ins/note-failed-sign-ins";
import { createOnboardingCommands } from "./application/use-cases/onboarding-commands";
import { onboardingForScreens } from "./application/use-cases/onboarding-for-screens";
import { overrideTrust } from "./application/use-cases/override-trust/override-trust";
import { parkMessages } from "./application/use-cases/park-messages/park-messages";
import { policyCommands } from "./application/use-cases/policy-commands";
import { rebuildReadModel } from "./application/use-cases/rebuild-read-model/rebuild-read-model";
import { recordRebuild } from "./application/use-cases/rebuild-read-model/record-rebuild";
import { receiveEvents } from "./application/use-cases/receive-events/receive-events";
import { recordSignals } from "./application/use-cases/record-signals/record-signals";
import { redeliverWebhooks } from "./application/use-cases/redeliver-webhooks/redeliver-webhooks";
import { renameDevice } from "./application/use-cases/rename-device/rename-device";
import { replayMessage } from "./application/use-cases/replay-message/replay-message";
import { resumeWebhook } from "./application/use-cases/resume-webhook/resume-webhook";
import { revealPersonalData } from "./application/use-cases/reveal-personal-data/reveal-personal-data";
import { revokeApiKeyByStaff } from "./application/use-cases/revoke-api-key/revoke-api-key-by-staff";
import { createSecondFactorCommands } from "./application/use-cases/second-factor-commands";
import { skipMessage } from "./application/use-cases/skip-message/skip-message";
import { suspendCase } from "./application/use-cases/suspend-case/suspend-case";
import { takeBackSignal } from "./application/use-cases/take-back-signal/take-back-signal";
import { teamCommands } from "./application/use-cases/team-commands";
import { undoDecision } from "./application/use-cases/undo-decision/undo-decision";
import { unlockAccount } from "./application/use-cases/unlock-account/unlock-account";
import { verifyCase } from "./application/use-cases/verify-case/verify-case";
import { weighLinkedLock } from "./application/use-cases/weigh-linked-lock/weigh-linked-lock";
import { auditTrail } from "./audit-trail";
import { type DocumentPorts, documentAdapters } from "./document-adapters";
import { nextCrossing } from "./domain/aggregates/trust-profile-aggregate";
import type { AccountId } from "./domain/value-objects/account-id";
import { databaseAlone } from "./installation";
import { machineApi } from "./machine-api";
import { readSystemHealth } from "./outbox/system-health";
import { inTransaction } from "./outbox/transaction";
import { readLinks } from "./read-model/queries/link-rows";
import { developmentMailHtml, listDevelopmentMail } from "./read-model/queries/list-development-mail";
import { readRows } from "./read-model/queries/read-pool";
import { refreshAccountSummaries } from "./read-model/rebuild/account-summary-store";
import { sellerOnboardingSaga } from "./saga/seller-onboarding-saga";
import { secondFactorAdapters } from "./second-factor-adapters";

export type AccountsModuleDeps = {
  readonly database: Database;
  readonly liveChannel: Pick<LiveChannel, "publish">;
  readonly newId: NewId;
  readonly masterKey: Uint8Array;
  readonly sessionSecret: string;
  /** The address people type: links in mails start with it. */
  readonly origin: string;
  readonly demo: boolean;
  /** Where all processes count attempts together; the database when left out. */
  readonly attempts?: AttemptStore | null;
  /** `IP_LISTS_DIR`: lists of bad addresses and of anonymisers; none when left out. */
  readonly ipListFolder?: string | null;
  /** `WEBHOOK_PRIVATE_HOSTS`: receivers of one's own network; none when left out. */
  readonly webhookPrivateHosts?: readonly string[];
  /** `GSTIN_REGISTER_URL`: the tax register; none when left out. */
  readonly register?: RegisterSettings | null;
  /** What verifies the checkpoints of the audit trail; none when left out. */
  readonly auditPublicKeys?: readonly string[];
  /** `OIDC_TRUST_MFA`: the company's word for a second factor counts; it does not when left out. */
  readonly trustsCompany?: boolean;
  /** Where documents are kept and what scans them; the database and nothing when left out. */
  readonly documentSettings?: DocumentSettings;
  /** What documents are looked at, scanned and kept by, where it is not the usual. */
  readonly documentPorts?: Partial<DocumentPorts>;
  /** What the process runs on; the database alone when left out. */
  readonly installation?: Installation;
  /** The clock of all commands; the machine's own when left out. */
  readonly now?: Clock;
};

/** Every use case and query of the domain, plugged into real adapters. */
export type AccountsModule = ReturnType<typeof buildAccountsModule>;

export function buildAccountsModule(deps: AccountsModuleDeps) {
  const outside = plugAdapters(deps);
  const proof = { countGoodSessions: outside.countGoodSessions, milliseconds: () => performance.now() };
  const { unitOfWork } = outside;
  const auth = createAuthCommands(outside);
  const onboarding = createOnboardingCommands(outside);
  const staff = staffCommands(outside, proof);
  return {
    unitOfWork,
    auditLog: outside.auditLog,
    encryption: outside.encryption,
    queries: accountQueries(outside.reads),
    listDevelopmentMail: listDevelopmentMail({ pool: outside.reads.pool, demo: deps.demo }),
    developmentMailHtml: developmentMailHtml({ pool: outside.reads.pool, demo: deps.demo }),
    demo: deps.demo,
    auth,
    secondFactors: createSecondFactorCommands(outside),
    alerts: outside.alerts,
    ...staff,
    team: teamCommands(outside),
    companyLogin: companyLogin(outside),
    holder: createHolderCommands(outside),
    devices: {
      rename: renameDevice(outside),
      deny: denyDevice(outside),
      exportActivity: exportSecurityActivity(outside),
    },
    recordSignals: recordSignals(outside),
    onboarding,
    selling: onboardingForScreens(onboarding),
    documents: createDocumentCommands(outside),
    ...operations(outside),
    api: machineApi({ ...outside, ...proof }),
    noteDeviceLinks: noteDeviceLinks(outside),
    weighLinkedLock: weighLinkedLock(outside),
    flagLinkedAccounts: flagLinkedAccounts(outside),
    hashLinkText: outside.hashLinkText,
    noteFailedSignIns: noteFailedSignIns(outside),
    loadDemoMarketplace: loadDemoMarketplace({ ...outside, loadDemo: loadDemo(outside) }),
    playDemoShift: playDemoShift({ auth, ...staff }),
    tellDemoApplications: tellDemoApplications({
      tellApplications: tellApplications({ ...outside, onboarding }),
      tellSeller: tellSeller({ unitOfWork }),
    }),
    ...importers(outside),
    evaluateTrust: evaluateTrust(outside),
    evaluateAccounts: evaluateAccounts(outside),
    livePolicy: outside.livePolicy,
    ...policyCommands({
      unitOfWork,
      newId: deps.newId,
      hashOfText: (text) => createHash("sha256").update(text).digest("hex"),
    }),
    health: readSystemHealth({ db: deps.database.pool, now: outside.now }),
  };
}

/** What staff do about an account and its cases. */
function staffCommands(
  outside: ReturnType<typeof plugAdapters>,
  proof: Pick<Parameters<typeof lockAccount>[0], "countGoodSessions" | "milliseconds">,
) {
  const { unitOfWork, cases } = outside;
  const decisions = {
    lockAccount: lockAccount({ unitOfWork, ...proof }),
    clearCase: clearCase({ unitOfWork, cases }),
    lockCase: lockCase({ unitOfWork, cases, ...proof }),
    verifyCase: verifyCase({ unitOfWork, cases }),
    limitCase: limitCase({ unitOfWork, cases }),
  };
  return {
    ...decisions,
    decideCluster: decideCluster({ unitOfWork, ...decisions, livePolicy: outside.livePolicy }),
    overrideTrust: overrideTrust(outside),
    takeBackSignal: takeBackSignal(outside),
    liftOverride: liftOverride(outside),
    unlockAccount: unlockAccount(outside),
    endSessions: endSessions(outside),
    revealPersonalData: revealPersonalData(outside),
    suspendCase: suspendCase({ unitOfWork, cases }),
    undoDecision: undoDecision({ unitOfWork, cases }),
    decideAppeal: decideAppeal(outside),
    ...createApprovalCommands(outside),
  };
}

/** What keeps the installation itself going. */
const operations = (outside: ReturnType<typeof plugAdapters>) => ({
  messages: {
    park: parkMessages(outside),
    replay: replayMessage(outside),
    skip: skipMessage(outside),
  },
  keys: { create: createApiKeyByStaff(outside), revoke: revokeApiKeyByStaff(outside) },
  webhooks: { redeliver: redeliverWebhooks(outside), resume: resumeWebhook(outside) },
  rebuildReadModel: rebuildReadModel(outside),
  recordRebuild: recordRebuild(outside),
  auditTrail: auditTrail(outside),
});

/** What brings files in. */
function importers(outside: ReturnType<typeof plugAdapters>) {
  const histories = { importAccounts: importAccounts(outside) };
  return {
    importOlist: importOlist(histories),
    importOnlineRetail: importOnlineRetail(histories),
    importAccountList: importAccountList(histories),
    importCloudEvents: importCloudEvents({
      readEvents: outside.readEvents,
      receiveEvents: receiveEvents(outside),
      park: parkMessages(outside),
    }),
  };
}

const DEFAULT_PHONE_REGION = "IN";

/** Of an address that no list knows: nobody's is beyond doubt (trust policy, section 2). */
const LEAST_BADNESS = 0.02;

const mappingRulesOf = (livePolicy: LiveTrustPolicy) => async () => {
  const { masses, hubLimit, action } = await livePolicy();
  return { masses, hubLimit, typicalMinor: action.typicalMinor };
};

function plugAdapters(deps: AccountsModuleDeps) {
  const { database, liveChannel, newId, masterKey, sessionSecret, origin } = deps;
  const { pool, prisma } = database;
  const now = deps.now ?? (() => new Date());
  const keyedHash = createKeyedHash(masterKey);
  const encryption = createPersonalDataEncryption({ masterKeys: createMasterKeys(masterKey) });
  const keys = poolKeyStore(pool);
  const openPrivate = (owner: Parameters<typeof encryption.open>[1], sealed: Uint8Array) =>
    encryption.open(keys, owner, sealed);
  const fraud = fraudService({ listFolder: deps.ipListFolder ?? null, onProblem: tellOfList });
  const places = createSignInPlaceReader(pool);
  const policies = policyReader(poolQuery(pool));
  const mailLinks = createMailLinks({ secret: sessionSecret, origin, newId, now });
  const written = { database, newId, now, encryption, keyedHash, mailLinks };
  return {
    unitOfWork: createUnitOfWork({
      ...written,
      nextLook: (profile, policy) => nextCrossing(profile, policy),
      onboarding: sellerOnboardingSaga,
      onCommitted: (accountIds, events, news) => liveChannel.publish(topicsOf(accountIds, events, news)),
    }),
    auditLog: createAuditLog(written),
    encryption,
    attempts: deps.attempts ?? createAttemptStore(pool),
    opaqueKey: keyedHash,
    codes: verificationCodes(sessionSecret),
    mailLinks,
    signInDirectory: createSignInDirectory(pool),
    staffDirectory: createStaffDirectory({ pool, prisma }),
    challengeGuard: createChallengeGuard(pool),
    sessionReader: createSessionReader(pool),
    ...secondFactorAdapters({ pool, keyedHash, origin }),
    ...apiAdapters({ pool, privateHosts: deps.webhookPrivateHosts ?? [] }),
    countGoodSessions: createCountGoodSessions(pool, now),
    cases: createCaseDirectory(pool),
    ...ownPageAdapters(database, openPrivate),
    registry: gstRegister(deps.register ?? null, now),
    approvals: createApprovalDirectory(pool),
    ...documentParts(deps, { open: openPrivate, now }),
    passwordHasher: passwordHasher(),
    fraud,
    deviceLinks: createDeviceLinks(pool, now, policies.live),
    links: createLinkDirectory({ pool, linksOf: linksUnder(pool, policies.live) }),
    hashLinkText: (kind: string, text: string) =>
      Buffer.from(keyedHash("link", kind, text), "base64url").toString("base64"),
    assessSignIn: assessSignIn({ fraud, places }),
    livePolicy: policies.live,
    policies,
    population: createPolicyPopulation(pool),
    ...messageAdapters({ pool, encryption, fraud, keyedHash, livePolicy: policies.live, now }),
    deviceName: (userAgent: string) => nameDevice(userAgent).deviceName,
    phoneRegion: DEFAULT_PHONE_REGION,
    demo: deps.demo,
    trustsCompany: deps.trustsCompany ?? false,
    auditPublicKeys: deps.auditPublicKeys ?? [],
    evenly,
    hashToken,
    newToken,
    newId,
    now,
    reads: { ...readAdapters(deps, { keyedHash, now, fraud }), policies, openPrivate },
  };
}

/** What documents stand on, or what this process was given in its place. */
const documentParts = (
  { database: { pool, prisma }, masterKey, sessionSecret, documentSettings, documentPorts }: AccountsModuleDeps,
  { open, now }: Pick<Parameters<typeof documentAdapters>[0], "open" | "now">,
) => ({
  ...documentAdapters({
    pool,
    prisma,
    open,
    now,
    masterKeys: createMasterKeys(masterKey),
    sessionSecret,
    settings: documentSettings,
  }),
  ...documentPorts,
});

/** What every query stands on. */
const readAdapters = (
  { database, sessionSecret, installation }: Pick<AccountsModuleDeps, "database" | "sessionSecret" | "installation">,
  { keyedHash, now, fraud }: Pick<MessageAdapterDeps, "keyedHash" | "fraud"> & { readonly now: Clock },
) => ({
  pool: database.reads,
  lookUps: createLookUpLog({ pool: database.pool, keyedHash, now }),
  now,
  cursorKey: new Uint8Array(createHash("sha256").update(deriveKey(sessionSecret, "page-cursor")).digest()),
  countryOf: (ip: string | null) => fraud.reputationOf(ip).country,
  isDisposableMail: fraud.isDisposableMail,
  saga: sellerOnboardingSaga,
  installation: installation ?? databaseAlone(),
});

type MessageAdapterDeps = {
  readonly pool: Database["pool"];
  readonly encryption: PersonalDataEncryption;
  readonly fraud: FraudService;
  readonly keyedHash: KeyedHash;
  readonly livePolicy: LiveTrustPolicy;
  readonly now: Clock;
};

/** What reads the events of the shop, finds those that were parked, and looks around for files. */
function messageAdapters({ pool, encryption, fraud, keyedHash, livePolicy, now }: MessageAdapterDeps) {
  const keys = poolKeyStore(pool);
  const badnessOf = (ip: string) => Math.max(LEAST_BADNESS, fraud.reputationOf(ip).risk);
  return {
    badnessOf,
    readEvents: createEventReader({ mappingRules: mappingRulesOf(livePolicy), badnessOf, opaqueKey: keyedHash, now }),
    directory: createImportDirectory({
      pool,
      refreshLookup: (accountIds) => inTransaction(pool, (tx) => refreshAccountSummaries(tx, accountIds)),
    }),
    parked: createParkedMessageDirectory({ pool, open: (sealed) => encryption.open(keys, null, sealed) }),
  };
}

/** What holders' own pages and appeals stand on. */
const ownPageAdapters = (database: Database, openPrivate: OwnDataReaderDeps["openPrivate"]) => ({
  ...onboardingAdapters(database, openPrivate),
  appeals: createAppealDirectory(database.pool),
  ownPasswords: createOwnPasswordReader(database.pool),
  ownData: createOwnDataReader({ pool: database.reads, openPrivate }),
});

/** What a seller's way is looked up in. */
const onboardingAdapters = (database: Database, openPrivate: SellerStageReaderDeps["openPrivate"]) => ({
  applications: createOnboardingDirectory(database),
  stages: createSellerStageReader({ pool: database.pool, openPrivate }),
});

const gstRegister = (settings: RegisterSettings | null, now: () => Date) =>
  settings &&
  createHttpGstRegister({
    ...settings,
    now,
    onAway: (why) => logger.warn({ why }, "the tax register did not answer; the check is not run"),
  });

/** The file's name and a count: what stands in a list is nobody's business in a log. */
/** By the hub limit in force when it is asked. */
const linksUnder = (pool: Database["pool"], livePolicy: LiveTrustPolicy) => async (accountId: AccountId) =>
  await readLinks(readRows(pool), [accountId], (await livePolicy()).hubLimit);

const tellOfList = (problem: ListProblem): void => {
  if (problem.badLineCount === null) logger.warn({ file: problem.file }, "a list of addresses could not be read");
  else logger.warn(problem, "a list of addresses holds lines that are none");
};
