import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import { aloneUntil } from "@/server/accounts/domain/aggregates/lock-allowance";
import type { Account } from "@/server/accounts/domain/entities/account";
import { mayAsk } from "@/server/accounts/domain/policies/approval-policy";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";
import type { LockReason, LockScope } from "@/server/accounts/domain/value-objects/lock-reason";
import { invalid } from "@/server/accounts/domain/value-objects/printable-text";
import { HOUR_MS } from "@/server/accounts/domain/value-objects/time-span";
import { refusalIfLinked } from "../refusal-if-linked";
import { refusalOverCap } from "../refusal-over-cap";
import { requestApprovalWithin } from "../request-approval/request-approval-within";
import { type AppliedLock, applyLock } from "./apply-lock";

export type LockWish = {
  readonly accountId: AccountId;
  readonly reasonCode: LockReason;
  readonly scope: LockScope;
  /** Either the hours from now (of a long lock, from where the one that it extends began), or the end itself. */
  readonly hours?: number | undefined;
  readonly until?: string | undefined;
  readonly note: string;
  readonly by: StaffActor;
};

/** What was asked for beyond what one person may do, and waits for somebody else. */
export type AskedLock = { readonly approvalId: ApprovalId; readonly until: Date; readonly expiresAt: Date };

export type LockedWithin = AppliedLock & { readonly asked: AskedLock | null };

const LONGEST_MS = 366 * 24 * HOUR_MS;

/**
 * Contains fast: locks for as long as one person may, 24 hours in total, and asks in the same commit for the rest.
 * Who may not ask is refused APPROVAL_REQUIRED and locks nothing; above the hourly cap RATE_LIMITED.
 */
export async function lockWithin(write: WritableRepositories, wish: LockWish): Promise<Result<LockedWithin>> {
  const { accountId, reasonCode, scope, by } = wish;
  const [capped, account, linked, live] = await Promise.all([
    refusalOverCap(write, "locks", by.accountId),
    write.accounts.find(accountId),
    refusalIfLinked(write, by.accountId, accountId),
    scope === "ACCOUNT" ? write.sessions.listLive(accountId) : null,
  ]);
  if (capped) return capped;
  if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
  if (linked) return linked;
  const end = endOf(wish, account, write.at);
  if (end.getTime() > write.at.getTime() + LONGEST_MS) return invalid("until", "At most a year.");
  const alone = aloneUntil(account, { scope, at: write.at });
  const waits = end > alone && mayAsk("account.lock", by.role);
  const until = waits ? containedUntil(account, alone, write.at) : end;
  const applied = await applyLock(write, { accountId, reasonCode, scope, until, by: by.accountId }, account, live);
  if (!applied.ok || !waits) return applied.ok ? done({ ...applied.value, asked: null }) : applied;
  const asked = await requestApprovalWithin(write, {
    action: "account.lock",
    accountId,
    order: { reasonCode, scope, until: end.toISOString() },
    reasonCode,
    note: wish.note,
    by,
  });
  if (!asked.ok) return asked;
  const { id: approvalId, expiresAt } = asked.value;
  return done({ ...applied.value, asked: { approvalId, until: end, expiresAt } });
}

/** A long lock counts from the start of the one it extends, so that asking in two steps adds nothing. */
function endOf({ hours, until, scope }: LockWish, account: Account, at: Date): Date {
  if (hours === undefined) return until === undefined ? at : new Date(until);
  const current = activeLock(account, at);
  const extended = hours > reviewPolicy.lockHoursWithoutApproval && current?.scope === scope ? current.since : at;
  return new Date(extended.getTime() + hours * HOUR_MS);
}

/** Where nothing is left to one person alone, the lock that stands is what contains the account. */
function containedUntil(account: Account, alone: Date, at: Date): Date {
  const standing = activeLock(account, at)?.until;
  return alone > at || !standing ? alone : standing;
}
