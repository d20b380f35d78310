import type { Account, Lock, PastLock } from "../entities/account";
import { reviewPolicy } from "../policies/review-policy";
import { type ActorRef, isSystemActor } from "../value-objects/actor-ref";
import type { LockScope } from "../value-objects/lock-reason";
import { HOUR_MS } from "../value-objects/time-span";

/** A wider lock takes the place of a narrower one. */
export const LOCK_WIDTH: Readonly<Record<LockScope, number>> = { UNKNOWN_DEVICES: 0, SELLER: 1, ACCOUNT: 2 };

const aloneMs = reviewPolicy.lockHoursWithoutApproval * HOUR_MS;

type Question = { readonly scope: LockScope; readonly at: Date };

/**
 * How far one person may lock without a second one: 24 hours, less what the account was locked alone within the last
 * 24, by whomever, so that no unlocking and locking again adds to it. Narrower locks are not counted. A past moment
 * when nothing is left.
 */
export function aloneUntil({ lock, pastLocks }: Pick<Account, "lock" | "pastLocks">, { scope, at }: Question): Date {
  const from = at.getTime() - aloneMs;
  const spans = [...pastLocks, ...(lock && !isSystemActor(lock.by) ? [soFar(lock, at)] : [])];
  const spent = spans
    .filter((span) => LOCK_WIDTH[span.scope] >= LOCK_WIDTH[scope])
    .reduce((sum, { since, until }) => sum + Math.max(0, until.getTime() - Math.max(from, since.getTime())), 0);
  return new Date(at.getTime() + aloneMs - spent);
}

/** The clock may have ended it already, before anybody recorded that. */
const soFar = ({ scope, since, until }: Lock, at: Date): PastLock => ({
  scope,
  since,
  until: until !== null && until < at ? until : at,
});

/**
 * The past locks once this one is over at `ended`. What the system locked, and what a second person approved, is not
 * remembered: neither was one person's alone.
 */
export function withPastLock(pastLocks: readonly PastLock[], lock: Lock, ended: Date): readonly PastLock[] {
  const from = ended.getTime() - aloneMs;
  const recent = pastLocks.filter(({ until }) => until.getTime() > from);
  return isAlone(lock) ? [...recent, { scope: lock.scope, since: lock.since, until: ended }] : recent;
}

/** Is it still the lock that this asker, alone, put there at that moment? An extension is another's, or longer. */
export const isLockOf = (lock: Lock, { by, since }: { readonly by: ActorRef; readonly since: Date }): boolean =>
  lock.by === by && lock.since.getTime() === since.getTime() && isAlone(lock);

/** Nobody locks for longer than that without a second person. */
const isAlone = ({ by, since, until }: Lock): boolean =>
  !isSystemActor(by) && until !== null && until.getTime() - since.getTime() <= aloneMs;
