import { createHash } from "node:crypto";
import { accountQueries } from "./account-queries";
import { type AccountsAdapters, type AccountsModuleDeps, plugAdapters } from "./accounts-adapters";
import { playDemoShift } from "./adapters/inbound/demo/demo-shift";
import { loadDemoMarketplace } from "./adapters/inbound/demo/load-demo-marketplace";
import { tellDemoApplications } from "./adapters/inbound/demo/tell-demo-applications";
import { importCloudEvents } from "./adapters/inbound/import/cloud-events/import-cloud-events";
import { importAccountList, importOnlineRetail } from "./adapters/inbound/import/import-sets";
import { importOlist } from "./adapters/inbound/import/olist/import-olist";
import { createApprovalCommands } from "./application/use-cases/approval-commands";
import { askCluster } from "./application/use-cases/ask-cluster/ask-cluster";
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
import { machineApi } from "./machine-api";
import { readSystemHealth } from "./outbox/system-health";
import { developmentMailHtml, listDevelopmentMail } from "./read-model/queries/list-development-mail";

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
    clusters: outside.clusters,
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
  outside: AccountsAdapters,
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
    decideCluster: decideCluster({ unitOfWork, cases, ...decisions, livePolicy: outside.livePolicy }),
    askCluster: askCluster(outside),
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
const operations = (outside: AccountsAdapters) => ({
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
function importers(outside: AccountsAdapters) {
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
