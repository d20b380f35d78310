import type { Actor } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { ChallengeGuard } from "@/server/accounts/application/ports/outbound/challenge-guard-port";
import type { Notification } from "@/server/accounts/application/ports/outbound/notification-port";
import type { PendingGuard } from "@/server/accounts/application/ports/outbound/pending-sign-in-port";
import type {
  PasskeyChallenges,
  SecondFactorReader,
} from "@/server/accounts/application/ports/outbound/second-factor-ports";
import type { SessionFacts, SessionReader } from "@/server/accounts/application/ports/outbound/session-reader-port";
import type { SignInDirectory } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import type {
  Audited,
  UnitOfWork,
  WritableRepositories,
} from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isLocked, isStaffAccount, isVerified } from "@/server/accounts/domain/aggregates/account-aggregate";
import type { DomainEvent } from "@/server/accounts/domain/domain-events/domain-event";
import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import { isProofFresh } from "@/server/accounts/domain/policies/step-up-policy";
import { type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { holdsContact } from "./in-memory-accounts";
import { ownActsOver } from "./in-memory-approvals";
import { attemptOver } from "./in-memory-attempt";
import { repositoriesOver } from "./in-memory-repositories";
import { inMemoryPasskeyChallenges, pendingGuardOver, secondFactorReaderOver } from "./in-memory-second-factors";
import { isLiveSession } from "./in-memory-sign-in";
import { copyTables, emptyTables, hexOf, type StoredSession, type Tables } from "./in-memory-state";

/** What the audit trail would hold of one unit of work. */
export type RecordedEntry = {
  readonly id: string;
  readonly action: Audited["action"];
  readonly actor: Actor;
  readonly subject: Audited["subject"];
  readonly outcome: "DONE" | RefusalCode;
  readonly reason: Audited["reason"];
  readonly at: Date;
};

export type InMemoryPorts = {
  /** The rows as they stand after the last commit. Tests may put rows here directly. */
  tables: Tables;
  readonly audit: RecordedEntry[];
  /** Refusals of callers that never reached a unit of work. */
  readonly earlyRefusals: Parameters<AuditLog["recordRefusal"]>[0][];
  readonly events: DomainEvent[];
  readonly notifications: Notification[];
  /** Move it to let time pass. */
  now: Date;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly signInDirectory: SignInDirectory;
  readonly challengeGuard: ChallengeGuard;
  readonly sessionReader: SessionReader;
  readonly pendingGuard: PendingGuard;
  readonly secondFactorReader: SecondFactorReader;
  readonly passkeyChallenges: PasskeyChallenges;
};

export const START = new Date("2026-11-20T08:00:00.000Z");

/**
 * Everything a use case may ask for, in memory. A unit of work runs alone, sees a copy, and keeps it only when done; a
 * refusal leaves its entry and the events that hold even so; an exception leaves nothing.
 */
export function inMemoryPorts(): InMemoryPorts {
  let turn: Promise<unknown> = Promise.resolve();
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `018f0000-0000-7000-8000-${ids.toString(16).padStart(12, "0")}`;
  };
  const ports: InMemoryPorts = {
    tables: emptyTables(),
    audit: [],
    earlyRefusals: [],
    events: [],
    notifications: [],
    now: START,
    clock: () => ports.now,
    newId,
    unitOfWork: (audited, work) => {
      const mine = turn.then(() => runUnit(ports, audited, work));
      turn = mine.catch(() => undefined);
      return mine;
    },
    auditLog: { recordRefusal: async (refused) => void ports.earlyRefusals.push(refused) },
    signInDirectory: signInDirectoryOver(() => ports.tables),
    challengeGuard: challengeGuardOver(() => ports.tables),
    sessionReader: sessionReaderOver(() => ports.tables),
    pendingGuard: pendingGuardOver(() => ports.tables),
    secondFactorReader: secondFactorReaderOver(() => ports.tables),
    passkeyChallenges: inMemoryPasskeyChallenges(),
  };
  return ports;
}

async function runUnit<T>(
  ports: InMemoryPorts,
  audited: Audited,
  work: (write: WritableRepositories) => Promise<Result<T>>,
): Promise<Result<T>> {
  const at = ports.now;
  const draft = copyTables(ports.tables);
  const id = ports.newId();
  const written: { events: DomainEvent[]; kept: DomainEvent[]; notifications: Notification[] } = {
    events: [],
    kept: [],
    notifications: [],
  };
  const result =
    refusalOfActor(ports, audited, at) ??
    (await work({
      auditEntryId: id,
      at,
      ...repositoriesOver(draft, at),
      events: {
        append: (events) => void written.events.push(...events),
        appendEvenIfRefused: (events) => void written.kept.push(...events),
      },
      notifications: {
        queue: (notification) => void written.notifications.push(notification),
        takeBack: async (accountId) => {
          const isTaken = (one: Notification) => one.accountId === accountId && one.undoable === true;
          ports.notifications.splice(0, Infinity, ...ports.notifications.filter((one) => !isTaken(one)));
        },
      },
      ownActs: ownActsOver(ports.audit, draft),
      attempt: attemptOver(draft, [written.events, written.notifications]),
    }));
  const { action, actor, subject, reason } = audited;
  ports.audit.push({ id, action, actor, subject, reason, at, outcome: result.ok ? "DONE" : result.refusal.code });
  ports.events.push(...written.kept);
  if (!result.ok) return result;
  ports.tables = draft;
  ports.events.push(...written.events);
  ports.notifications.push(...written.notifications);
  return result;
}

/** As the real one: whoever acts through a session must still have it. */
function refusalOfActor(
  { tables }: InMemoryPorts,
  { actor, freshProof }: Pick<Audited, "actor" | "freshProof">,
  at: Date,
): Refused | null {
  if (actor.kind === "HOLDER_ON_HOLD") {
    const held = tables.accounts.get(actor.accountId);
    const onHold = held && (held.status !== "ACTIVE" || isLocked(held, at));
    const sameEpoch = (tables.linkEpochs.get(actor.accountId) ?? 0) === actor.linkEpoch;
    return onHold && sameEpoch ? null : refuse({ code: "SESSION_ENDED" });
  }
  if (actor.kind !== "STAFF" && actor.kind !== "HOLDER") return null;
  const session = tables.sessions.get(actor.sessionId)?.session;
  if (!session || session.accountId !== actor.accountId || !isLiveSession(session, at)) {
    return refuse({ code: "SESSION_ENDED" });
  }
  const account = tables.accounts.get(actor.accountId);
  if (account?.status !== "ACTIVE") return refuse({ code: "SESSION_ENDED" });
  if (isLocked(account, at)) return refuse({ code: "ACCOUNT_LOCKED", scope: "ACCOUNT" });
  if (actor.kind === "STAFF" && session.level !== "SECOND_FACTOR") return refuse({ code: "SECOND_FACTOR_REQUIRED" });
  return freshProof && !isProofFresh(session.provedAt, at) ? refuse({ code: "STEP_UP_REQUIRED" }) : null;
}

const signInDirectoryOver = (tables: () => Tables): SignInDirectory => ({
  findByContact: async (contact, deviceTokenHash) => {
    const { accounts, credentials, devices } = tables();
    const account = [...accounts.values()].find((one) => holdsContact(one, contact));
    if (!account) return null;
    const device = [...devices.values()].find(
      (stored) =>
        deviceTokenHash &&
        !stored.device.deniedAt &&
        stored.device.accountId === account.id &&
        stored.tokenHash === hexOf(deviceTokenHash),
    );
    const held = contact.kind === "EMAIL" ? account.email : account.phone;
    return {
      accountId: account.id,
      passwordHash: credentials.get(account.id)?.passwordHash ?? null,
      contactVerified: Boolean(held?.verifiedAt),
      accountVerified: isVerified(account),
      isStaff: isStaffAccount(account),
      knownDeviceId: device?.device.id ?? null,
    };
  },
  findIdByExternalId: async (externalId) =>
    [...tables().accounts.values()].find((account) => account.externalId === externalId)?.id ?? null,
});

const challengeGuardOver = (tables: () => Tables): ChallengeGuard => ({
  reserveAttempt: async ({ id, purpose }, maxAttempts, at) => {
    const { verifications } = tables();
    const stored = verifications.get(id);
    if (stored?.purpose !== purpose || stored.consumedAt || at >= stored.expiresAt || stored.attempts >= maxAttempts)
      return null;
    const counted = { ...stored, attempts: stored.attempts + 1 };
    verifications.set(id, counted);
    return counted;
  },
  findUnused: async ({ id, purpose }) => {
    const stored = tables().verifications.get(id);
    return stored?.purpose === purpose && !stored.consumedAt ? stored : null;
  },
  findWaiting: async (accountId, purpose, at) =>
    [...tables().verifications.values()]
      .filter((one) => one.accountId === accountId && one.purpose === purpose && !one.consumedAt && at < one.expiresAt)
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0] ?? null,
});

const factsOf = ({ accounts }: Tables, stored: StoredSession | undefined): SessionFacts | null => {
  const account = stored && accounts.get(stored.session.accountId);
  if (!stored || !account) return null;
  return {
    session: stored.session,
    accountName: account.name,
    status: account.status,
    lock: account.lock,
    roles: account.roles.map((role) => role.type),
  };
};

const sessionReaderOver = (tables: () => Tables): SessionReader => ({
  find: async (tokenHash) =>
    factsOf(
      tables(),
      [...tables().sessions.values()].find((one) => one.tokenHash === hexOf(tokenHash)),
    ),
  findRetired: async (tokenHash) => {
    const retired = tables().retiredTokens.get(hexOf(tokenHash));
    const facts = retired && factsOf(tables(), tables().sessions.get(retired.sessionId));
    return retired && facts ? { ...facts, retiredAt: retired.retiredAt } : null;
  },
  findById: async (sessionId) => factsOf(tables(), tables().sessions.get(sessionId)),
  touch: async (sessionId, at) => {
    const { sessions } = tables();
    const stored = sessions.get(sessionId);
    if (!stored || stored.session.ended) return;
    sessions.set(sessionId, { ...stored, session: { ...stored.session, lastSeenAt: at } });
  },
});
