import type { DomainEvent } from "../domain-events/domain-event";
import type { ProofLevel, Session, SignInMethod } from "../entities/session";
import type { SessionPolicy } from "../policies/session-policy";
import type { AccountId } from "../value-objects/account-id";
import type { ActorRef } from "../value-objects/actor-ref";
import type { DeviceId } from "../value-objects/device-id";
import type { SessionEndCause } from "../value-objects/session-end-cause";
import type { SessionId } from "../value-objects/session-id";

export type NewSession = {
  readonly id: SessionId;
  readonly accountId: AccountId;
  readonly deviceId: DeviceId;
  readonly method: SignInMethod;
  readonly level: ProofLevel;
  readonly isStaff: boolean;
  /** Signed in from here before. */
  readonly knownDevice: boolean;
  /** No other device ever signed in. */
  readonly firstDevice: boolean;
  readonly at: Date;
};

export type OpenedSession = {
  readonly session: Session;
  /** The oldest ones, ended so that no more than the limit live. */
  readonly ended: readonly Session[];
  readonly events: readonly DomainEvent[];
};

/** Opens a session after every proof held. `live` are the account's other live sessions; the oldest make room. */
export function openSession(start: NewSession, live: readonly Session[], policy: SessionPolicy): OpenedSession {
  const { id, accountId, deviceId, method, level, isStaff, knownDevice, firstDevice, at } = start;
  const life = isStaff ? policy.staff : policy.marketplace;
  const expiresAt = new Date(at.getTime() + life.absoluteHours * 3_600_000);
  const oldestFirst = [...live].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const surplus = oldestFirst.slice(0, Math.max(0, live.length + 1 - policy.maxLiveSessions));
  const { sessions: ended, events: endings } = endSessions(surplus, { cause: "TOO_MANY_SESSIONS", by: accountId, at });
  const idleSeconds = life.idleMinutes * 60;
  const about = { accountId, occurredAt: at, deviceId };
  return {
    session: {
      id,
      accountId,
      deviceId,
      method,
      level,
      provedAt: at,
      idleSeconds,
      createdAt: at,
      lastSeenAt: at,
      expiresAt,
      ended: null,
    },
    ended,
    events: [
      ...(knownDevice ? [] : [{ type: "DeviceRecorded", ...about, isFirst: firstDevice } as const]),
      ...endings,
      { type: "SessionCreated", ...about, sessionId: id, expiresAt },
      { type: "LoginSuccess", ...about, sessionId: id, knownDevice },
    ],
  };
}

/** When the session ends if nobody does anything: idle or absolute, whichever comes first. */
export const sessionEndsAt = (session: Session): Date =>
  new Date(Math.min(session.expiresAt.getTime(), session.lastSeenAt.getTime() + session.idleSeconds * 1000));

export const isSessionLive = (session: Session, at: Date): boolean => !session.ended && at < sessionEndsAt(session);

/** A request came. Activity moves the idle end, never the absolute one, and wakes no session that is over. */
export const touchSession = (session: Session, at: Date): Session =>
  isSessionLive(session, at) && at > session.lastSeenAt ? { ...session, lastSeenAt: at } : session;

/** The holder signed out of this session from inside it. A repeat changes nothing. */
export function signOut(
  session: Session,
  at: Date,
): { readonly session: Session; readonly events: readonly DomainEvent[] } {
  if (session.ended) return { session, events: [] };
  return {
    session: { ...session, ended: { at, reason: "SIGNED_OUT" } },
    events: [{ type: "LoggedOut", accountId: session.accountId, occurredAt: at, sessionId: session.id }],
  };
}

/** Ends each session that has not ended; answers those alone, with an event each. */
export function endSessions(
  sessions: readonly Session[],
  { cause, by, at }: { readonly cause: SessionEndCause; readonly by: ActorRef; readonly at: Date },
): { readonly sessions: readonly Session[]; readonly events: readonly DomainEvent[] } {
  const ended = sessions.filter((s) => !s.ended).map((s): Session => ({ ...s, ended: { at, reason: cause } }));
  return {
    sessions: ended,
    events: ended.map(({ id, accountId }) => ({
      type: "SessionRevoked",
      accountId,
      occurredAt: at,
      sessionId: id,
      cause,
      by,
    })),
  };
}

/** What else than a person's wish ends sessions, and which: all of them, or all but the one that asked. */
const ENDED_BY: Readonly<Partial<Record<SessionEndCause, "ALL" | "OTHERS">>> = {
  ACCOUNT_LOCKED: "ALL",
  ACCOUNT_SUSPENDED: "ALL",
  ACCOUNT_DISABLED: "ALL",
  PASSWORD_RESET: "ALL",
  SECOND_FACTOR_RESET: "ALL",
  ROLE_CHANGED: "ALL",
  PASSWORD_CHANGED: "OTHERS",
  SECOND_FACTOR_CHANGED: "OTHERS",
  CONTACT_CHANGED: "OTHERS",
};

/** The sessions that this cause ends. `current` is the one that asked, if any. */
export function sessionsEndedBy(
  cause: SessionEndCause,
  sessions: readonly Session[],
  current: SessionId | null,
): readonly Session[] {
  const which = ENDED_BY[cause];
  if (which === undefined) return [];
  return which === "ALL" ? sessions : sessions.filter((session) => session.id !== current);
}

/** Why an account's sessions end because of this event, or null. Narrow locks leave live sessions alone. */
export function sessionEndCauseOf(event: DomainEvent): SessionEndCause | null {
  switch (event.type) {
    case "AccountLocked":
      return event.scope === "ACCOUNT" ? "ACCOUNT_LOCKED" : null;
    case "AccountSuspended":
      return "ACCOUNT_SUSPENDED";
    case "AccountDisabled":
      return "ACCOUNT_DISABLED";
    case "RoleAssigned":
    case "RoleRevoked":
      return "ROLE_CHANGED";
    default:
      return null;
  }
}
