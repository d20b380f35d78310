import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Config } from "@/server/platform/config";
import type { Database } from "@/server/platform/database";
import type { LiveChannel } from "@/server/platform/live-channel";
import type { Logger } from "@/server/platform/logger";
import type { Job, Worker } from "@/server/platform/worker";
import { buildEventDelivery } from "./accounts-events";
import type { AccountsModule } from "./accounts-module";
import { OUTBOX_TOPIC } from "./adapters/outbound/messaging/live-topics";
import { developmentMailbox } from "./adapters/outbound/notification/development-mailbox";
import type { MessageTransports } from "./adapters/outbound/notification/message-transport";
import { createNotificationDispatcher } from "./adapters/outbound/notification/notification-dispatcher";
import { smsGateway } from "./adapters/outbound/notification/sms-gateway";
import { smtpTransport } from "./adapters/outbound/notification/smtp-transport";
import { poolKeyStore } from "./adapters/outbound/persistence/account-key-store";
import { createDuePolicy } from "./adapters/outbound/persistence/due-policy";
import { createDueWork } from "./adapters/outbound/persistence/due-work";
import { createHousekeeping } from "./adapters/outbound/persistence/housekeeping";
import { createPolicyPopulation } from "./adapters/outbound/persistence/policy-population";
import { policyReader } from "./adapters/outbound/persistence/policy-reader";
import { createPolicyRunStore } from "./adapters/outbound/persistence/policy-run-store";
import { qaSampleDirectory } from "./adapters/outbound/persistence/qa-samples";
import { createShadowStore } from "./adapters/outbound/persistence/shadow-store";
import { poolQuery } from "./adapters/outbound/persistence/transaction";
import { webhookDeliveries } from "./api-adapters";
import type { NewId } from "./application/ports/outbound/clock-and-ids";
import { headFile } from "./audit-chain/head-file";
import { sealingKeyFrom, trustedKeysFrom } from "./audit-chain/sealing-keys";
import { auditJobs } from "./audit-jobs";
import { clusterJobs } from "./cluster-jobs";
import { documentJobs } from "./document-jobs";
import { accountIdFrom } from "./domain/value-objects/account-id";
import { onboardingJobs } from "./onboarding-jobs";
import { createNotificationRelay } from "./outbox/notification-relay";
import { policyJobs } from "./policy-jobs";
import { peerMediansJob } from "./read-model/peers/peer-medians-job";
import { createGuardWatch } from "./read-model/queries/guard-watch";
import { createRebuildJob } from "./read-model/rebuild/rebuild-job";
import { accountWorkerJobs, notificationJob, relayJob } from "./worker-jobs";

export type AccountsWorkerDeps = {
  readonly database: Database;
  readonly liveChannel: Pick<LiveChannel, "publish">;
  readonly accounts: Pick<
    AccountsModule,
    | "unitOfWork"
    | "encryption"
    | "demo"
    | "noteDeviceLinks"
    | "clusters"
    | "noteFailedSignIns"
    | "onboarding"
    | "documents"
    | "weighLinkedLock"
    | "flagLinkedAccounts"
    | "hashLinkText"
    | "api"
    | "messages"
  >;
  readonly config: Pick<
    Config,
    | "origin"
    | "messages"
    | "appUrl"
    | "demo"
    | "broker"
    | "webhookPrivateHosts"
    | "auditKey"
    | "auditPublicKeys"
    | "dataDirectory"
  >;
  readonly newId: NewId;
  readonly logger: Logger;
};

/** The background work of the domain, plugged into real adapters. */
export function buildAccountsWorker(deps: AccountsWorkerDeps): readonly Job[] {
  const { database, accounts, newId } = deps;
  const { pool } = database;
  const now = () => new Date();
  const { appUrl } = deps.config;
  const delivery = buildEventDelivery(deps, now);
  const jobs = accountWorkerJobs({
    unitOfWork: accounts.unitOfWork,
    now,
    newId,
    dueWork: createDueWork(pool),
    samples: deps.config.demo ? null : qaSampleDirectory(pool),
    housekeeping: createHousekeeping({ pool, newId, now }),
    relay: delivery.relay,
    notificationRelay: buildNotificationRelay(deps, now),
    ...webhookDeliveries({ pool, privateHosts: deps.config.webhookPrivateHosts, encryption: accounts.encryption, now }),
  });
  return [
    ...jobs,
    ...onboardingJobs(deps.accounts.onboarding),
    ...documentJobs(deps.accounts.documents),
    ...clusterJobs({ ...deps.accounts, now, logger: deps.logger }),
    ...delivery.jobs,
    ...buildPolicyJobs(deps, now),
    ...buildAuditJobs(deps, now),
    peerMediansJob({ db: pool, inForce: () => policyReader(poolQuery(pool)).inForce(), now }),
    createRebuildJob({ db: pool, appUrl, now, logger: deps.logger }),
  ];
}

function buildAuditJobs({ database: { pool }, config, logger }: AccountsWorkerDeps, now: () => Date): readonly Job[] {
  const { appUrl, auditKey, auditPublicKeys, dataDirectory } = config;
  return auditJobs({
    pool,
    appUrl,
    key: auditKey && sealingKeyFrom(auditKey),
    keys: trustedKeysFrom(auditPublicKeys),
    head: headFile(dataDirectory),
    now,
    logger,
  });
}

function buildPolicyJobs({ database: { pool }, accounts, newId }: AccountsWorkerDeps, now: () => Date): readonly Job[] {
  return policyJobs({
    unitOfWork: accounts.unitOfWork,
    runs: createPolicyRunStore(pool),
    population: createPolicyPopulation(pool),
    policies: policyReader(poolQuery(pool)),
    dueVersion: createDuePolicy(pool),
    guard: createGuardWatch(pool),
    hashOfText: (text) => createHash("sha256").update(text).digest("hex"),
    shadow: createShadowStore(pool),
    newId,
    now,
    pause: waitUnlessStopped,
  });
}

/** Ends early, and without a word, when the process is told to stop. */
const waitUnlessStopped = (milliseconds: number, stop: AbortSignal): Promise<void> =>
  wait(milliseconds, undefined, { signal: stop }).catch(() => undefined);

/** How long new rows gather before the relays look: under load many commits share one batch. */
const gatherMs = 20;

/** New rows in the outbox wake the relays; without the signal they look once or twice a second all the same. */
export function wakeOnNewWork(liveChannel: Pick<LiveChannel, "subscribe">, worker: Pick<Worker, "wake">): () => void {
  let soon: NodeJS.Timeout | null = null;
  const wake = () => {
    soon = null;
    worker.wake(relayJob);
    worker.wake(notificationJob);
  };
  const unsubscribe = liveChannel.subscribe(OUTBOX_TOPIC, () => {
    soon ??= setTimeout(wake, gatherMs);
  });
  return () => {
    if (soon) clearTimeout(soon);
    unsubscribe();
  };
}

function buildNotificationRelay(deps: AccountsWorkerDeps, now: () => Date) {
  const { accounts, config, logger } = deps;
  const { pool } = deps.database;
  const keys = poolKeyStore(pool);
  return createNotificationRelay({
    pool,
    now,
    dispatch: createNotificationDispatcher({
      openSealed: (accountId, sealed) => accounts.encryption.open(keys, accountIdFrom(accountId), sealed),
      transports: accounts.demo ? developmentMailbox(pool) : transportsOf(config.messages),
      origin: config.origin,
      now,
    }),
    onFailure: ({ id, error, parked }) =>
      logger.warn({ messageId: id, parked, problem: error }, "a message did not leave"),
  });
}

const transportsOf = ({ mail, sms }: Config["messages"]): MessageTransports => ({
  EMAIL: mail && smtpTransport(mail),
  SMS: sms && smsGateway(sms),
});
