import type { AccountUnlocked } from "../domain-events/account-unlocked";
import type { DomainEvent } from "../domain-events/domain-event";
import { refusalToDecideOnOwn } from "../domain-services/authorization-service";
import type { Account, Lock } from "../entities/account";
import { reviewPolicy } from "../policies/review-policy";
import { done, type Refused, type Result, refuse } from "../result";
import type { AccountId } from "../value-objects/account-id";
import { type ActorRef, isSystemActor, TIMER } from "../value-objects/actor-ref";
import type { LockReason, LockScope } from "../value-objects/lock-reason";
import { invalid } from "../value-objects/printable-text";
import { type AccountDecision, activeLock, changed, unchanged } from "./account-decision";
import { aloneUntil, LOCK_WIDTH, withPastLock } from "./lock-allowance";

export type LockOrder = {
  readonly reason: LockReason;
  readonly scope: LockScope;
  /** Null for a lock that only a person ends. */
  readonly until: Date | null;
  readonly by: ActorRef;
  readonly at: Date;
  /** Somebody else, without whom a lock by a person totals at most 24 hours. */
  readonly approvedBy?: AccountId;
};

/**
 * Puts a lock over the account; its status stays what it is. The same or an earlier end changes nothing, a later one
 * extends the lock from where it began. A wider scope takes over, and never ends before the seller lock it replaced.
 * Refuses what is DISABLED, one's own account, an end in the past, a narrower lock that would outlast a wider one
 * (CONFLICT), and more than 24 hours in total within a day that nobody else approved.
 */
export function lockAccount(account: Account, order: LockOrder): AccountDecision {
  const refused = refusalToLock(account, order);
  if (refused) return refused;
  const lifted = liftExpired(account, order.at);
  const current = lifted.account.lock;
  const next = lockAfter(lifted.account, order);
  if (!next.ok) return next;
  if (next.value === current) return unchanged(account);
  const replaced = current && current.since < next.value.since ? current : null;
  const locked: Account = {
    ...lifted.account,
    lock: next.value,
    pastLocks: replaced ? withPastLock(lifted.account.pastLocks, replaced, order.at) : lifted.account.pastLocks,
  };
  const { reason, scope, since, until, by } = next.value;
  const facts = { accountId: account.id, occurredAt: order.at, reason, scope, since, until, by };
  return changed(locked, order.at, [...lifted.events, { type: "AccountLocked", ...facts }]);
}

/**
 * Ends the lock before its time. An account without a lock, or whose lock ended by the clock, needs nothing more.
 * A holder lifts the lock on unknown devices and no other.
 */
export function unlockAccount(account: Account, { by, at }: { by: ActorRef; at: Date }): AccountDecision {
  const lifted = liftExpired(account, at);
  const lock = lifted.account.lock;
  if (!lock) return lifted.events.length > 0 ? changed(lifted.account, at, lifted.events) : unchanged(account);
  const refused = lock.scope === "UNKNOWN_DEVICES" ? null : refusalToDecideOnOwn(by, account.id);
  if (refused) return refused;
  const unlocked = { type: "AccountUnlocked", accountId: account.id, occurredAt: at, scope: lock.scope, by } as const;
  const pastLocks = withPastLock(account.pastLocks, lock, at);
  return changed({ ...account, lock: null, pastLocks }, at, [unlocked]);
}

/** Records what the clock did: a lock that ended is gone, unlocked by `system:timer` at its own end. */
export function liftExpiredLock(account: Account, { at }: { at: Date }): AccountDecision {
  const lifted = liftExpired(account, at);
  return lifted.events.length > 0 ? changed(lifted.account, at, lifted.events) : unchanged(account);
}

/** Do too many failures keep unknown devices out, by the policy itself? The one lock that its owner lifts alone. */
export function isLockedByGuessing(account: Account, at: Date): boolean {
  const lock = activeLock(account, at);
  return lock?.scope === "UNKNOWN_DEVICES" && lock.reason === "FAILED_SIGN_INS" && isSystemActor(lock.by);
}

function refusalToLock(account: Account, order: LockOrder): Refused | null {
  if (account.status === "DISABLED") return refuse({ code: "ILLEGAL_TRANSITION", from: "DISABLED", to: "LOCKED" });
  if (order.until && order.until <= order.at) return invalid("until", "A lock ends in the future.");
  return refusalToDecideOnOwn(order.by, account.id);
}

/** The lock in force once the order is carried out; the very same object when it changes nothing. */
function lockAfter(account: Account, order: LockOrder): Result<Lock> {
  const current = account.lock;
  if (current && LOCK_WIDTH[current.scope] >= LOCK_WIDTH[order.scope]) {
    if (!endsLater(order.until, current.until)) return done(current);
    if (current.scope !== order.scope) return refuse({ code: "CONFLICT", what: "lock", by: current.by });
    return refusalOverLimit(account, order) ?? done({ ...lockFrom(order), since: current.since });
  }
  const refused = refusalOverLimit(account, order);
  if (refused) return refused;
  const outlasts = current?.scope === "SELLER" && endsLater(current.until, order.until);
  return done(outlasts ? { ...lockFrom(order), until: current.until } : lockFrom(order));
}

const lockFrom = ({ reason, scope, at, until, by }: LockOrder): Lock => ({ reason, scope, since: at, until, by });

const endsLater = (a: Date | null, b: Date | null): boolean => b !== null && (a === null || a > b);

function refusalOverLimit(account: Account, order: LockOrder): Refused | null {
  const { until, by, approvedBy } = order;
  if (isSystemActor(by) || (approvedBy && approvedBy !== by)) return null;
  if (until !== null && until <= aloneUntil(account, order)) return null;
  const limit = `${reviewPolicy.lockHoursWithoutApproval} hours`;
  return refuse({ code: "APPROVAL_REQUIRED", action: "account.lock", limit });
}

function liftExpired(
  account: Account,
  at: Date,
): { readonly account: Account; readonly events: readonly DomainEvent[] } {
  const { lock } = account;
  if (!lock?.until || activeLock(account, at)) return { account, events: [] };
  const ended: AccountUnlocked = {
    type: "AccountUnlocked",
    accountId: account.id,
    occurredAt: lock.until,
    scope: lock.scope,
    by: TIMER,
  };
  const pastLocks = withPastLock(account.pastLocks, lock, lock.until);
  return { account: { ...account, lock: null, pastLocks }, events: [ended] };
}
