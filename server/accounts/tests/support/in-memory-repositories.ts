import { sellerOnboardingSaga } from "@/server/accounts/saga/seller-onboarding-saga";
import {
  accountsOver,
  addressesOver,
  choicesOver,
  closingsOver,
  credentialsOver,
  limitsOver,
} from "./in-memory-accounts";
import { apiKeysOver, shopOver, webhooksOver } from "./in-memory-api";
import { approvalsOver } from "./in-memory-approvals";
import { clustersOver } from "./in-memory-clusters";
import { documentsOver } from "./in-memory-documents";
import { applicationsOver, desksOver, stagesOver } from "./in-memory-onboarding";
import { chainChecksOver, importRunsOver, qaSamplesOver, rebuildsOver } from "./in-memory-operations";
import { overridesOver } from "./in-memory-overrides";
import { parkedOver } from "./in-memory-parked";
import { policiesOver, policyRunsOver } from "./in-memory-policies";
import { appealsOver, casesOver, statementsOver } from "./in-memory-review";
import { pendingSignInsOver, secondFactorsOver } from "./in-memory-second-factors";
import { devicesOver, linksOver, placesOver, sessionsOver, verificationsOver } from "./in-memory-sign-in";
import type { Tables } from "./in-memory-state";
import { staffOver } from "./in-memory-team";
import { trustOver } from "./in-memory-trust";

/** The repositories of one unit of work over the tables, at the moment `at`. */
export const repositoriesOver = (tables: Tables, at: Date) => ({
  accounts: accountsOver(tables),
  credentials: credentialsOver(tables),
  devices: devicesOver(tables),
  sessions: sessionsOver(tables, at),
  places: placesOver(tables),
  verifications: verificationsOver(tables, at),
  pendingSignIns: pendingSignInsOver(tables, at),
  secondFactors: secondFactorsOver(tables, at),
  links: linksOver(tables),
  trust: trustOver(tables),
  overrides: overridesOver(tables),
  reviewCases: casesOver(tables),
  qaSamples: qaSamplesOver(tables),
  approvals: approvalsOver(tables),
  clusters: clustersOver(tables),
  rebuilds: rebuildsOver(tables, at),
  chainChecks: chainChecksOver(tables, at),
  apiKeys: apiKeysOver(tables, at),
  webhooks: webhooksOver(tables),
  sellerApplications: applicationsOver(tables, at),
  sellerStages: stagesOver(tables, at),
  documents: documentsOver(tables),
  sellerDesks: desksOver(tables),
  onboarding: sellerOnboardingSaga,
  shop: shopOver(tables, at),
  parked: parkedOver(tables, at),
  importRuns: importRunsOver(tables),
  policies: policiesOver(tables),
  policyRuns: policyRunsOver(tables),
  staff: staffOver(tables, at),
  statements: statementsOver(tables),
  appeals: appealsOver(tables),
  addresses: addressesOver(tables),
  closings: closingsOver(tables),
  limits: limitsOver(tables),
  notificationChoices: choicesOver(tables),
});
