import { createHash } from "node:crypto";
import type { Database } from "@/server/platform/database";
import type { DocumentSettings } from "@/server/platform/document-settings";
import type { LiveChannel } from "@/server/platform/live-channel";
import { logger } from "@/server/platform/logger";
import type { RegisterSettings } from "@/server/platform/register-settings";
import { nameDevice } from "./adapters/outbound/cache/session-cache";
import { fraudService } from "./adapters/outbound/fraud/fraud-service";
import type { ListProblem } from "./adapters/outbound/fraud/ip-lists";
import { topicsOf } from "./adapters/outbound/messaging/live-topics";
import { poolKeyStore } from "./adapters/outbound/persistence/account-key-store";
import { createApprovalDirectory } from "./adapters/outbound/persistence/approval-directory";
import { createAttemptStore } from "./adapters/outbound/persistence/attempt-store";
import { createAuditLog } from "./adapters/outbound/persistence/audit-log";
import { createCaseDirectory } from "./adapters/outbound/persistence/case-directory";
import { createChallengeGuard } from "./adapters/outbound/persistence/challenge-guard";
import { createClusterDirectory } from "./adapters/outbound/persistence/cluster-directory";
import { createDeviceLinks } from "./adapters/outbound/persistence/device-links";
import { createLinkDirectory } from "./adapters/outbound/persistence/link-directory";
import { createLookUpLog } from "./adapters/outbound/persistence/look-up-tally";
import { createPolicyPopulation } from "./adapters/outbound/persistence/policy-population";
import { policyReader } from "./adapters/outbound/persistence/policy-reader";
import { createCountGoodSessions, createSessionReader } from "./adapters/outbound/persistence/session-reader";
import { createSharedUnitOfWork } from "./adapters/outbound/persistence/shared-unit-of-work";
import { createSignInDirectory } from "./adapters/outbound/persistence/sign-in-directory";
import { createSignInPlaceReader } from "./adapters/outbound/persistence/sign-in-places";
import { createStaffDirectory } from "./adapters/outbound/persistence/staff-directory";
import { poolQuery } from "./adapters/outbound/persistence/transaction";
import { createUnitOfWork, type UnitOfWorkDeps } from "./adapters/outbound/persistence/unit-of-work";
import { evenly } from "./adapters/outbound/security/even-timing";
import { createMailLinks } from "./adapters/outbound/security/jwt-provider";
import { createKeyedHash } from "./adapters/outbound/security/keyed-hash";
import { createMasterKeys } from "./adapters/outbound/security/master-keys";
import { passwordHasher } from "./adapters/outbound/security/password-hasher";
import { createPersonalDataEncryption } from "./adapters/outbound/security/personal-data-encryption";
import { deriveKey, hashToken, newToken, verificationCodes } from "./adapters/outbound/security/tokens";
import { apiAdapters } from "./api-adapters";
import type { AttemptStore } from "./application/ports/outbound/attempt-store-port";
import type { Clock, NewId } from "./application/ports/outbound/clock-and-ids";
import type { Installation } from "./application/ports/outbound/installation";
import type { LiveTrustPolicy } from "./application/ports/outbound/live-trust-policy";
import { assessSignIn } from "./application/use-cases/login/assess-sign-in";
import { type DocumentPorts, documentAdapters } from "./document-adapters";
import { nextCrossing } from "./domain/aggregates/trust-profile-aggregate";
import type { AccountId } from "./domain/value-objects/account-id";
import { databaseAlone } from "./installation";
import { type MessageAdapterDeps, messageAdapters } from "./message-adapters";
import { gstRegister, ownPageAdapters } from "./own-page-adapters";
import { readLinks } from "./read-model/queries/link-rows";
import { linkedCluster } from "./read-model/queries/linked-cluster";
import type { OpenPrivate } from "./read-model/queries/private-values";
import { readRows } from "./read-model/queries/read-pool";
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
  /** How long a unit of work waits for a connection, a row, a statement; the usual when left out. */
  readonly limits?: UnitOfWorkDeps["limits"];
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

/** What use cases and queries are handed their ports from. */
export type AccountsAdapters = ReturnType<typeof plugAdapters>;

/** Every port of the domain with the adapter that this installation has for it. */
export function plugAdapters(deps: AccountsModuleDeps) {
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
  const written = { database, newId, now, encryption, keyedHash, mailLinks, limits: deps.limits ?? {} };
  return {
    ...unitsOfWork({
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
    clusters: clustersUnder(pool, { livePolicy: policies.live, openPrivate, now }),
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

const unitsOfWork = (deps: UnitOfWorkDeps) => ({
  unitOfWork: createUnitOfWork(deps),
  sharedUnitOfWork: createSharedUnitOfWork(deps),
});

const DEFAULT_PHONE_REGION = "IN";

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

const clustersUnder = (
  pool: Database["pool"],
  { openPrivate, ...deps }: { livePolicy: LiveTrustPolicy; now: Clock; openPrivate: OpenPrivate },
) => createClusterDirectory({ pool, openPrivate, clusterOf: linkedCluster({ ...deps, read: readRows(pool) }) });

/** By the hub limit in force when it is asked. */
const linksUnder = (pool: Database["pool"], livePolicy: LiveTrustPolicy) => async (accountId: AccountId) =>
  await readLinks(readRows(pool), [accountId], (await livePolicy()).hubLimit);

/** The file's name and a count: what stands in a list is nobody's business in a log. */
const tellOfList = (problem: ListProblem): void => {
  if (problem.badLineCount === null) logger.warn({ file: problem.file }, "a list of addresses could not be read");
  else logger.warn(problem, "a list of addresses holds lines that are none");
};
