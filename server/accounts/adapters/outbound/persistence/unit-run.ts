import type { Clock, NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { MailLinks } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { SellerOnboardingSaga } from "@/server/accounts/application/ports/outbound/seller-onboarding-saga-port";
import type { Audited, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { DomainEvent } from "@/server/accounts/domain/domain-events/domain-event";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { KeyedHash } from "../security/keyed-hash";
import type { PersonalDataEncryption, PersonalDataSealer } from "../security/personal-data-encryption";
import { tokenBlacklist } from "../security/token-blacklist";
import { transactionKeyStore } from "./account-key-store";
import { accountRepository } from "./account-repository-impl";
import { readActors, refusalOfActor } from "./actor-check";
import { addressRepository } from "./address-repository";
import { apiKeyRepository } from "./api-key-repository";
import { appealRepository } from "./appeal-repository";
import { approvalRepository } from "./approval-repository";
import { attemptWithin } from "./attempt-step";
import { writeAuditEntry } from "./audit-entry";
import { chainCheckRepository } from "./chain-check-repository";
import { openChangeLog } from "./change-log";
import { summarised } from "./change-summary";
import { closingRepository } from "./closing-repository";
import { clusterRepository } from "./cluster-repository";
import { credentialRepository } from "./credential-repository";
import { deviceRepository } from "./device-repository";
import { documentRepository } from "./document-repository";
import { accountOf } from "./entry-account";
import { lockAccounts } from "./held-accounts";
import { importRunRepository } from "./import-run-repository";
import { limitRepository } from "./limit-repository";
import { notificationChoiceRepository } from "./notification-choice-repository";
import { openOutbox } from "./outbox-writer";
import { overrideRepository } from "./override-repository";
import { ownActs } from "./own-acts";
import { parkedMessageRepository } from "./parked-message-repository";
import { pendingSignInRepository } from "./pending-sign-in-repository";
import { policyRepository } from "./policy-repository";
import { policyRunRepository } from "./policy-run-repository";
import { qaSampleRepository } from "./qa-samples";
import { notificationsOf } from "./queued-messages";
import { rebuildRepository } from "./rebuild-repository";
import { countRefusal } from "./refusal-tally";
import { reviewCaseRepository } from "./review-case-repository";
import { openSavepoint } from "./savepoint";
import { secondFactorRepository } from "./second-factor-repository";
import { sellerApplicationRepository } from "./seller-application-repository";
import { sellerDeskRepository } from "./seller-desk-repository";
import { sellerStageRepository } from "./seller-stage-repository";
import { sessionStore } from "./session-store";
import { shopRepository } from "./shop-repository";
import { signInPlaceRepository } from "./sign-in-places";
import { toSecretDetail } from "./signal-detail";
import { staffRepository } from "./staff-repository";
import { statementRepository } from "./statement-repository";
import type { Transaction } from "./transaction";
import type { NextLook } from "./trust-profile-store";
import { trustRepository } from "./trust-repository";
import type { UnitParts } from "./unit-parts";
import { verificationRepository } from "./verification-repository";
import { webhookRepository } from "./webhook-repository";

export type UnitDeps = {
  readonly newId: NewId;
  readonly now: Clock;
  readonly encryption: PersonalDataEncryption;
  readonly keyedHash: KeyedHash;
  readonly mailLinks: Pick<MailLinks, "make">;
  /** When to look at a trust profile again: the domain's `nextCrossing` under the live policy. */
  readonly nextLook: NextLook;
  /** The saga of a seller's way, which is nobody's adapter. */
  readonly onboarding: SellerOnboardingSaga;
};

export type UnitOutcome<T> = {
  readonly result: Result<T>;
  readonly accounts: readonly AccountId[];
  readonly events: readonly DomainEvent[];
  /** Was a request for a second person asked, answered or lapsed? */
  readonly approvals: boolean;
  /** Did an application to sell move, or somebody take it? */
  readonly sellers: boolean;
  readonly sealer: PersonalDataSealer;
};

/** One run of a unit of work in an open transaction: lock, check, work, entry, outbox. Committing is the caller's. */
export async function runUnit<T>(
  deps: UnitDeps,
  opened: OpenedTransaction,
  audited: Audited,
  work: (write: WritableRepositories) => Promise<Result<T>>,
): Promise<UnitOutcome<T>> {
  const unit = await beginUnit(deps, opened, [audited]);
  const refusal = refusalOfActor(unit.actors[0] ?? null, audited, unit.parts.at);
  const result = refusal ?? (await runWork(unit, work));
  const accounts = [...unit.parts.held.ids()];
  const events = unit.outbox.pending();
  const fields = unit.parts.changes.changes().map(({ field }) => field);
  const approvals = fields.includes("approval.state");
  const sellers = fields.some((field) => field.startsWith("application."));
  const sender = { actor: audited.actor, requestId: audited.origin.requestId };
  await Promise.all([
    writeEntry(deps, unit, audited, result),
    unit.outbox.write(unit.parts, { newId: deps.newId, sealer: unit.sealer, senderOf: () => sender }),
  ]);
  return { result, accounts, events, approvals, sellers, sealer: unit.sealer };
}

/** A transaction whose beginning may still be on its way. */
export type OpenedTransaction = { readonly tx: Transaction; readonly begun: Promise<unknown> };

/** Holds the accounts and reads the actors, in the order given, of everything that will be done in it. */
export async function beginUnit(deps: UnitDeps, { tx, begun }: OpenedTransaction, audited: readonly Audited[]) {
  const named = audited.flatMap(({ actor, accounts, inNameOf }) => [
    ...accounts,
    ...("accountId" in actor ? [actor.accountId] : []),
    ...(inNameOf ? [inNameOf] : []),
  ]);
  // They leave together and run one after the other, each with a snapshot of its own.
  const [held, actors] = await Promise.all([lockAccounts(tx, named), readActors(tx, audited), begun]);
  // Taken under the locks: what comes later has the later moment.
  const at = deps.now();
  const parts: UnitParts = { tx, at, held, changes: openChangeLog() };
  const keys = transactionKeyStore(tx, at);
  const sealer = deps.encryption.within(keys);
  const open = (owner: AccountId | null, sealed: Uint8Array) => deps.encryption.open(keys, owner, sealed);
  const outbox = openOutbox();
  const write: WritableRepositories = {
    auditEntryId: deps.newId(),
    at,
    accounts: accountRepository(parts),
    credentials: credentialRepository(parts),
    devices: deviceRepository(parts),
    sessions: sessionStore(parts),
    places: signInPlaceRepository(parts),
    verifications: verificationRepository(parts),
    links: tokenBlacklist(parts),
    pendingSignIns: pendingSignInRepository(parts),
    secondFactors: secondFactorRepository(parts, { sealer, open }),
    trust: trustRepository(parts, {
      nextLook: deps.nextLook,
      sealer,
      openDetails: async (sealed) => (await deps.encryption.openMany(keys, sealed)).map(toSecretDetail),
    }),
    overrides: overrideRepository(parts),
    reviewCases: reviewCaseRepository(parts),
    qaSamples: qaSampleRepository(parts),
    importRuns: importRunRepository(parts),
    policies: policyRepository(parts),
    policyRuns: policyRunRepository(parts),
    staff: staffRepository(parts, deps.mailLinks),
    statements: statementRepository(parts, { newId: deps.newId, sealer, open }),
    appeals: appealRepository(parts, { newId: deps.newId, sealer, open }),
    addresses: addressRepository(parts),
    closings: closingRepository(parts),
    limits: limitRepository(parts),
    notificationChoices: notificationChoiceRepository(parts),
    sellerApplications: sellerApplicationRepository(parts, { newId: deps.newId }),
    sellerStages: sellerStageRepository(parts, { newId: deps.newId, sealer }),
    documents: documentRepository(parts, { sealer, open }),
    sellerDesks: sellerDeskRepository(parts),
    onboarding: deps.onboarding,
    apiKeys: apiKeyRepository(parts),
    webhooks: webhookRepository(parts, { sealer }),
    shop: shopRepository(parts),
    parked: parkedMessageRepository(parts, { newId: deps.newId, sealer }),
    approvals: approvalRepository(parts, { newId: deps.newId, sealer }),
    clusters: clusterRepository(parts),
    rebuilds: rebuildRepository(parts),
    chainChecks: chainCheckRepository(parts, { newId: deps.newId }),
    ownActs: ownActs(parts),
    attempt: attemptWithin(parts, sealer, outbox),
    events: outbox.events,
    notifications: notificationsOf(parts, outbox.queueMessage),
  };
  return { parts, actors, sealer, outbox, write };
}

type Unit = Awaited<ReturnType<typeof beginUnit>>;

async function runWork<T>(unit: Unit, work: (write: WritableRepositories) => Promise<Result<T>>): Promise<Result<T>> {
  // Leaves along with the first statement of the work, which fails where it does.
  const opening = openSavepoint(unit.parts.tx, "work");
  opening.catch(() => undefined);
  const result = await work(unit.write);
  const savepoint = await opening;
  if (result.ok) return result;
  await savepoint.rollBack();
  unit.parts.changes.forget();
  unit.parts.held.forgetAdded();
  unit.sealer.forget();
  unit.outbox.keepOnlyFacts();
  return result;
}

/** One entry, or one more of the count that stands for many alike refusals of callers nobody knows. */
async function writeEntry<T>(deps: UnitDeps, unit: Unit, audited: Audited, result: Result<T>): Promise<void> {
  const { tx, at, changes } = unit.parts;
  const { action, actor, origin } = audited;
  if (!result.ok && actor.kind === "ANONYMOUS" && unit.outbox.pending().length === 0) {
    await countRefusal(tx, deps.keyedHash, { action, origin, code: result.refusal.code, at });
    return;
  }
  await writeAuditEntry(tx, unit.sealer, {
    id: unit.write.auditEntryId,
    recordedAt: at,
    audited,
    accountId: accountOf(unit.parts.held, changes, audited),
    refusal: result.ok ? null : result.refusal.code,
    changes: summarised(changes),
    policyVersion: changes.policyVersion(),
  });
}
