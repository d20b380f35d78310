import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import type { Account, Lock } from "@/server/accounts/domain/entities/account";
import type { Session } from "@/server/accounts/domain/entities/session";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { type ApiKeyRef, isApiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { LockReason, LockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";
import { sendStatementWithin } from "../send-statement/send-statement-within";

export type LockOrder = {
  readonly accountId: AccountId;
  readonly reasonCode: LockReason;
  readonly scope: LockScope;
  readonly until: Date;
  readonly by: AccountId | ApiKeyRef;
  /** Without whom one person locks for 24 hours in total. */
  readonly approvedBy?: AccountId;
};

/** What stands once the lock is saved: the lock in force, and the sessions it ended. */
export type AppliedLock = { readonly lock: Lock; readonly endedSessionIds: readonly SessionId[] };

/**
 * Locks within a running unit of work: find, decide, save, end sessions, append; the holder of a whole account that
 * was locked is sent the reasons. The account and its live sessions may have been read under its lock already. A repeat
 * with the same or an earlier end changes nothing. Refuses NOT_FOUND, a staff account (FORBIDDEN), and what the
 * aggregate refuses.
 */
export async function applyLock(
  write: WritableRepositories,
  order: LockOrder,
  found: Account | null = null,
  live: readonly Session[] | null = null,
): Promise<Result<AppliedLock>> {
  const account = found ?? (await write.accounts.find(order.accountId));
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  if (isStaffAccount(account)) return refuse({ code: "FORBIDDEN", permission: "staff.deactivate" });
  const decided = lockAccount(account, {
    reason: order.reasonCode,
    scope: order.scope,
    until: order.until,
    by: order.by,
    at: write.at,
    ...(order.approvedBy ? { approvedBy: order.approvedBy } : {}),
  });
  if (!decided.ok) return decided;
  const { lock } = decided.value.account;
  if (!lock) throw new Error("A decided lock is missing from its account.");
  const isWhole = lock.scope === "ACCOUNT";
  const isNews = isWhole && decided.value.events.length > 0;
  write.events.append(decided.value.events);
  // They leave together, the lock first; where somebody else saved the account meanwhile all of it is undone.
  const [saved, endedSessionIds] = await Promise.all([
    write.accounts.save(account, decided.value.account),
    isWhole ? endLive(write, order, live) : [],
    isNews ? tellHolder(write, account, lock, order) : null,
    isNews ? write.links.raiseEpoch(account.id) : null,
  ]);
  return saved.ok ? done({ lock, endedSessionIds }) : saved;
}

const endLive = (write: WritableRepositories, { accountId, by }: LockOrder, live: readonly Session[] | null) =>
  endSessionsWithin(write, { accountId, cause: "ACCOUNT_LOCKED", by, live });

function tellHolder(write: WritableRepositories, account: Account, lock: Lock, order: LockOrder) {
  const { reason: reasonCode, until } = lock;
  return sendStatementWithin(write, { account, decision: "LOCK", reasonCode, until, ...deciderOf(order) });
}

/** Another system decides without a person looking, until one approves. */
const deciderOf = ({ by, approvedBy }: LockOrder) =>
  isApiKeyRef(by)
    ? { decidedBy: approvedBy ?? null, isAutomated: approvedBy === undefined }
    : { decidedBy: by, isAutomated: false };
