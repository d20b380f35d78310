import type { DomainEvent } from "../domain-events/domain-event";
import type { Account, Lock } from "../entities/account";
import { accountLocked } from "../exceptions/account-locked";
import { done, type Refused, type Result, refuse } from "../result";
import type { LockScope } from "../value-objects/lock-reason";

/** What every function of the account aggregate answers: the next account and what happened, or which rule said no. */
export type AccountDecision = Result<AccountOutcome>;

export type AccountOutcome = { readonly account: Account; readonly events: readonly DomainEvent[] };

/** A repeat: the account is what it was asked to be. */
export const unchanged = (account: Account): AccountDecision => done({ account, events: [] });

export const changed = (account: Account, at: Date, events: readonly DomainEvent[]): AccountDecision =>
  done({ account: { ...account, updatedAt: at }, events });

/** The lock that holds at this moment. The clock alone ends it, whether or not anybody has recorded that. */
export const activeLock = (account: Account, at: Date): Lock | null =>
  account.lock && (account.lock.until === null || at < account.lock.until) ? account.lock : null;

/** The lock that stops `scope` at this moment: an ACCOUNT lock stops everything. */
export const lockStopping = (account: Account, at: Date, scope: LockScope): Lock | null => {
  const lock = activeLock(account, at);
  return lock && (lock.scope === "ACCOUNT" || lock.scope === scope) ? lock : null;
};

/** Why the holder can't act on this side of the account now, or null. */
export function refusalToAct(account: Account, at: Date, side: "ACCOUNT" | "SELLER"): Refused | null {
  if (account.status === "DISABLED") return refuse({ code: "ACCOUNT_DISABLED", accountId: account.id });
  if (account.status === "SUSPENDED") return refuse({ code: "ACCOUNT_SUSPENDED", accountId: account.id });
  const lock = lockStopping(account, at, side);
  return lock ? refuse(accountLocked(lock, account.id)) : null;
}
