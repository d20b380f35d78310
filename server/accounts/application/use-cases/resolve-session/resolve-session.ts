import type { HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { SessionFacts, SessionReader } from "@/server/accounts/application/ports/outbound/session-reader-port";
import { isSessionLive } from "@/server/accounts/domain/domain-services/session-management-service";
import type { Lock } from "@/server/accounts/domain/entities/account";
import type { Session } from "@/server/accounts/domain/entities/session";
import { isInGrace } from "@/server/accounts/domain/policies/second-factor-policy";
import { isStaffRole, STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import { type EndReusedSessionDeps, endReusedSession } from "../end-reused-session/end-reused-session";

/**
 * What a token is worth now. LIVE carries who acts; the others say, to whoever holds the token, why it is worth
 * nothing: SIGNED_OUT_HERE by its own sign-out, ON_HOLD with its account, ROLE_CHANGED with its holder's work,
 * SIGNED_OUT by somebody or something else, EXPIRED by time alone, SECOND_FACTOR_MISSING for staff who proved one
 * factor alone.
 */
export type ResolvedSession =
  | {
      readonly state: "LIVE";
      readonly actor: HolderActor | StaffActor;
      readonly expiresAt: Date;
      readonly lastSeenAt: Date;
    }
  | { readonly state: EndedState | "SECOND_FACTOR_MISSING" | "UNKNOWN" };

type EndedState = "SIGNED_OUT_HERE" | "ON_HOLD" | "ROLE_CHANGED" | "SIGNED_OUT" | "EXPIRED";

export type ResolveSessionDeps = EndReusedSessionDeps & {
  readonly sessionReader: SessionReader;
  readonly hashToken: (token: string) => Uint8Array | null;
  readonly now: Clock;
};

/**
 * The check of every request: one query, decided on the row as it stands, nothing remembered. Only a token that no
 * session has costs a second one: it may be one that a session had.
 */
export const resolveSession =
  (deps: ResolveSessionDeps) =>
  async (token: string): Promise<ResolvedSession> => {
    const hash = deps.hashToken(token);
    if (!hash) return { state: "UNKNOWN" };
    const facts = await deps.sessionReader.find(hash);
    return facts ? judge(facts, deps.now(), hash) : resolveRetired(deps, hash);
  };

/** The same of a session that was let in before by its token, for an open page: a new token since then ends nothing. */
export const recheckSession =
  ({ sessionReader, now }: Pick<ResolveSessionDeps, "sessionReader" | "now">) =>
  async (sessionId: SessionId): Promise<ResolvedSession> => {
    const facts = await sessionReader.findById(sessionId);
    return facts ? judge(facts, now()) : { state: "UNKNOWN" };
  };

/** Other tabs may have sent the old token before they heard of the new one; later it is somebody's copy. */
async function resolveRetired(deps: ResolveSessionDeps, hash: Uint8Array): Promise<ResolvedSession> {
  const facts = await deps.sessionReader.findRetired(hash);
  if (!facts) return { state: "UNKNOWN" };
  const at = deps.now();
  const judged = judge(facts, at, hash);
  if (isInGrace(facts.retiredAt, at) || facts.session.ended) return judged;
  if (judged.state === "LIVE") await endReusedSession(deps)(facts.session);
  return { state: "SIGNED_OUT" };
}

function judge(facts: SessionFacts, at: Date, presented?: Uint8Array): ResolvedSession {
  const { session } = facts;
  const isOnHold = facts.status !== "ACTIVE" || stopsEverything(facts.lock, at);
  if (session.ended?.reason === "SIGNED_OUT") return { state: "SIGNED_OUT_HERE" };
  if (session.ended && isOnHold) return { state: "ON_HOLD" };
  if (session.ended) return { state: session.ended.reason === "ROLE_CHANGED" ? "ROLE_CHANGED" : "SIGNED_OUT" };
  if (!isSessionLive(session, at)) return { state: "EXPIRED" };
  if (isOnHold) return { state: "ON_HOLD" };
  const actor = actorOf(facts, session);
  if (actor.kind === "STAFF" && session.level !== "SECOND_FACTOR") return { state: "SECOND_FACTOR_MISSING" };
  return {
    state: "LIVE",
    actor: presented ? { ...actor, tokenHash: presented } : actor,
    expiresAt: session.expiresAt,
    lastSeenAt: session.lastSeenAt,
  };
}

const stopsEverything = (lock: Lock | null, at: Date): boolean =>
  lock?.scope === "ACCOUNT" && (lock.until === null || at < lock.until);

function actorOf(
  { roles, accountName }: SessionFacts,
  { accountId, id: sessionId }: Session,
): HolderActor | StaffActor {
  const name = accountName ?? "";
  const role = STAFF_ROLES.find((staffRole) => roles.filter(isStaffRole).includes(staffRole));
  return role ? { kind: "STAFF", accountId, sessionId, role, name } : { kind: "HOLDER", accountId, sessionId, name };
}

/** At most once a minute, and after the answer: the check itself writes nothing. */
export const LAST_SEEN_EVERY_SECONDS = 60;

/** Whether `touch` has anything to do. */
export const isTouchDue = ({ lastSeenAt }: { readonly lastSeenAt: Date }, at: Date): boolean =>
  at.getTime() - lastSeenAt.getTime() >= LAST_SEEN_EVERY_SECONDS * 1000;

export type TouchSessionDeps = { readonly sessionReader: SessionReader; readonly now: Clock };

/** Moves last-seen forward where a minute has passed since. */
export const touchSession =
  ({ sessionReader, now }: TouchSessionDeps) =>
  async (session: Extract<ResolvedSession, { state: "LIVE" }>): Promise<void> => {
    const at = now();
    if (isTouchDue(session, at)) await sessionReader.touch(session.actor.sessionId, at);
  };
