import type { OpenChainCheck } from "@/server/accounts/application/ports/outbound/chain-check-repository";
import type { DocumentContents } from "@/server/accounts/application/ports/outbound/document-repository";
import type { ImportRun } from "@/server/accounts/application/ports/outbound/import-run-repository";
import type { MailLink } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { MessageToPark } from "@/server/accounts/application/ports/outbound/parked-message-repository";
import type { RampRecord, SampledCase } from "@/server/accounts/application/ports/outbound/policy-repository";
import type { OpenRebuild } from "@/server/accounts/application/ports/outbound/rebuild-repository";
import type { StageDecision, StageFields } from "@/server/accounts/application/ports/outbound/seller-stage-repository";
import type { SellerSaleFact } from "@/server/accounts/application/ports/outbound/shop-repository";
import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { Sighting } from "@/server/accounts/domain/domain-services/shared-things-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { AccountClosing } from "@/server/accounts/domain/entities/account-closing";
import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import type { Address } from "@/server/accounts/domain/entities/address";
import type { ApiKey } from "@/server/accounts/domain/entities/api-key";
import type { Appeal } from "@/server/accounts/domain/entities/appeal";
import type { ApprovalRequest } from "@/server/accounts/domain/entities/approval-request";
import type { CheckResult } from "@/server/accounts/domain/entities/check-result";
import type { ClusterMember } from "@/server/accounts/domain/entities/cluster-member";
import type { Credential } from "@/server/accounts/domain/entities/credential";
import type { Device } from "@/server/accounts/domain/entities/device";
import type { OutputLimit } from "@/server/accounts/domain/entities/output-limit";
import type { PendingSignIn } from "@/server/accounts/domain/entities/pending-sign-in";
import type { PolicyRun } from "@/server/accounts/domain/entities/policy-run";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import type { ScoreOverride } from "@/server/accounts/domain/entities/score-override";
import type { Passkey, TotpFactor } from "@/server/accounts/domain/entities/second-factor";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import type { SellerDesk } from "@/server/accounts/domain/entities/seller-desk";
import type { OnboardingCommand } from "@/server/accounts/domain/entities/seller-onboarding-step";
import type { Session } from "@/server/accounts/domain/entities/session";
import type { StaffInvitation } from "@/server/accounts/domain/entities/staff-invitation";
import type { StatementOfReasons } from "@/server/accounts/domain/entities/statement-of-reasons";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import type { WebhookEndpoint } from "@/server/accounts/domain/entities/webhook-endpoint";
import type { SignInPlace } from "@/server/accounts/domain/policies/sign-in-risk-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { NotificationTopic } from "@/server/accounts/domain/value-objects/notification-topic";

export type StoredPending = { readonly pending: PendingSignIn; readonly attempts: number; readonly used: boolean };
export type StoredTotp = TotpFactor & { readonly lastStep: number | null };
export type StoredCode = { readonly accountId: string; readonly usedAt: Date | null };
export type StoredRetired = { readonly sessionId: string; readonly retiredAt: Date };

export type StoredCommand = {
  readonly applicationId: string;
  readonly command: OnboardingCommand;
  readonly doneAt: Date | null;
};
export type StoredIdentifier = { readonly accountId: AccountId; readonly kind: string; readonly hash: string };

/** `contents` is null for one that was put there by a test. */
export type StoredDocument = {
  readonly document: AccountDocument;
  readonly contents: DocumentContents | null;
  readonly overAt: Date | null;
};

export type StoredApiKey = { readonly apiKey: ApiKey; readonly secretHash: string };

export type StoredWebhook = { readonly endpoint: WebhookEndpoint; readonly secrets: readonly string[] };

export type StoredApproval = {
  readonly request: ApprovalRequest;
  readonly note: string;
  readonly answer: string | null;
};

export type StoredDevice = { readonly device: Device; readonly tokenHash: string };
export type StoredSession = { readonly session: Session; readonly tokenHash: string };

/** A parked message under its consumer and key. */
export type StoredParked = {
  readonly id: string;
  readonly parked: MessageToPark;
  readonly decided: { readonly by: string; readonly at: Date } | null;
};

export type StoredPlace = SignInPlace & { readonly accountId: string };

/** The tables, by primary key. Rows are immutable, so a shallow copy of the maps is a snapshot. */
export type Tables = {
  accounts: Map<string, Account>;
  credentials: Map<string, Credential>;
  devices: Map<string, StoredDevice>;
  sessions: Map<string, StoredSession>;
  verifications: Map<string, Verification>;
  retiredTokens: Map<string, StoredRetired>;
  pendingSignIns: Map<string, StoredPending>;
  totp: Map<string, StoredTotp>;
  recoveryCodes: Map<string, StoredCode>;
  passkeys: Map<string, Passkey>;
  linkEpochs: Map<string, number>;
  spentLinks: Map<string, MailLink>;
  profiles: Map<string, TrustProfile>;
  overrides: Map<string, ScoreOverride>;
  signals: Map<string, TrustSignal>;
  cases: Map<string, ReviewCase>;
  approvals: Map<string, StoredApproval>;
  clusterMembers: Map<string, ClusterMember>;
  clusterRuns: Map<string, boolean>;
  places: Map<string, StoredPlace>;
  importRuns: Map<string, ImportRun>;
  policies: Map<number, PolicyVersion>;
  policyRuns: Map<string, PolicyRun>;
  ramps: RampRecord[];
  samples: SampledCase[];
  invitations: Map<string, StaffInvitation>;
  statements: Map<string, StatementOfReasons>;
  appeals: Map<string, Appeal>;
  addresses: Map<string, Address>;
  closings: Map<string, AccountClosing>;
  limits: Map<string, OutputLimit>;
  applications: Map<string, SellerApplication>;
  desks: Map<string, SellerDesk>;
  sagaCommands: Map<string, StoredCommand>;
  submissions: Map<string, StageFields>;
  draftsKeptAt: Map<string, Date>;
  checks: Map<string, CheckResult>;
  stageDecisions: Map<string, StageDecision>;
  identifiers: Map<string, StoredIdentifier>;
  gstinClaims: Map<string, SellerApplication>;
  documents: Map<string, StoredDocument>;
  apiKeys: Map<string, StoredApiKey>;
  webhooks: Map<string, StoredWebhook>;
  shopEvents: Map<string, Date>;
  parked: Map<string, StoredParked>;
  saleFacts: Map<string, SellerSaleFact>;
  sightings: Map<string, Sighting>;
  addressAccounts: Map<string, ReadonlySet<string>>;
  choices: Map<string, ReadonlyMap<NotificationTopic, boolean>>;
  rebuilds: Map<string, OpenRebuild>;
  chainChecks: OpenChainCheck[];
  /** `day place` of the random samples, and whose it is. */
  qaSamples: Map<string, AccountId>;
};

export const emptyTables = (): Tables => ({
  accounts: new Map(),
  credentials: new Map(),
  devices: new Map(),
  sessions: new Map(),
  verifications: new Map(),
  retiredTokens: new Map(),
  pendingSignIns: new Map(),
  totp: new Map(),
  recoveryCodes: new Map(),
  passkeys: new Map(),
  linkEpochs: new Map(),
  spentLinks: new Map(),
  profiles: new Map(),
  overrides: new Map(),
  signals: new Map(),
  cases: new Map(),
  approvals: new Map(),
  clusterMembers: new Map(),
  clusterRuns: new Map(),
  places: new Map(),
  importRuns: new Map(),
  policies: new Map(),
  policyRuns: new Map(),
  ramps: [],
  samples: [],
  invitations: new Map(),
  statements: new Map(),
  appeals: new Map(),
  addresses: new Map(),
  closings: new Map(),
  limits: new Map(),
  applications: new Map(),
  desks: new Map(),
  sagaCommands: new Map(),
  submissions: new Map(),
  draftsKeptAt: new Map(),
  checks: new Map(),
  stageDecisions: new Map(),
  identifiers: new Map(),
  gstinClaims: new Map(),
  documents: new Map(),
  apiKeys: new Map(),
  webhooks: new Map(),
  shopEvents: new Map(),
  parked: new Map(),
  saleFacts: new Map(),
  sightings: new Map(),
  addressAccounts: new Map(),
  choices: new Map(),
  rebuilds: new Map(),
  chainChecks: [],
  qaSamples: new Map(),
});

export const copyTables = (tables: Tables): Tables => ({
  accounts: new Map(tables.accounts),
  credentials: new Map(tables.credentials),
  devices: new Map(tables.devices),
  sessions: new Map(tables.sessions),
  verifications: new Map(tables.verifications),
  retiredTokens: new Map(tables.retiredTokens),
  pendingSignIns: new Map(tables.pendingSignIns),
  totp: new Map(tables.totp),
  recoveryCodes: new Map(tables.recoveryCodes),
  passkeys: new Map(tables.passkeys),
  linkEpochs: new Map(tables.linkEpochs),
  spentLinks: new Map(tables.spentLinks),
  profiles: new Map(tables.profiles),
  overrides: new Map(tables.overrides),
  signals: new Map(tables.signals),
  cases: new Map(tables.cases),
  approvals: new Map(tables.approvals),
  clusterMembers: new Map(tables.clusterMembers),
  clusterRuns: new Map(tables.clusterRuns),
  places: new Map(tables.places),
  importRuns: new Map(tables.importRuns),
  policies: new Map(tables.policies),
  policyRuns: new Map(tables.policyRuns),
  ramps: [...tables.ramps],
  samples: [...tables.samples],
  invitations: new Map(tables.invitations),
  statements: new Map(tables.statements),
  appeals: new Map(tables.appeals),
  addresses: new Map(tables.addresses),
  closings: new Map(tables.closings),
  limits: new Map(tables.limits),
  applications: new Map(tables.applications),
  desks: new Map(tables.desks),
  sagaCommands: new Map(tables.sagaCommands),
  submissions: new Map(tables.submissions),
  draftsKeptAt: new Map(tables.draftsKeptAt),
  checks: new Map(tables.checks),
  stageDecisions: new Map(tables.stageDecisions),
  identifiers: new Map(tables.identifiers),
  gstinClaims: new Map(tables.gstinClaims),
  documents: new Map(tables.documents),
  apiKeys: new Map(tables.apiKeys),
  webhooks: new Map(tables.webhooks),
  shopEvents: new Map(tables.shopEvents),
  parked: new Map(tables.parked),
  saleFacts: new Map(tables.saleFacts),
  sightings: new Map(tables.sightings),
  addressAccounts: new Map(tables.addressAccounts),
  choices: new Map(tables.choices),
  rebuilds: new Map(tables.rebuilds),
  chainChecks: [...tables.chainChecks],
  qaSamples: new Map(tables.qaSamples),
});

/** Hashes are bytes, and bytes are no map key. */
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
