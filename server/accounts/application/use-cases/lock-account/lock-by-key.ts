import type { LockReceiptDto } from "@/server/accounts/application/dto/lock-receipt-dto";
import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import { aloneUntil } from "@/server/accounts/domain/aggregates/lock-allowance";
import type { Account } from "@/server/accounts/domain/entities/account";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { apiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { LockReason } from "@/server/accounts/domain/value-objects/lock-reason";
import { requestApprovalWithin } from "../request-approval/request-approval-within";
import { applyLock } from "./apply-lock";
import type { AskedLock } from "./lock-within";
import { type LockProofDeps, proveLock } from "./prove-lock";

export type LockByKeyDeps = LockProofDeps & { readonly unitOfWork: UnitOfWork };

export type KeyLockOrder = {
  readonly accountId: AccountId;
  readonly reasonCode: LockReason;
  readonly note: string;
  readonly hours: number;
};

/**
 * Another system locks a whole account, as one person may: 24 hours in total. For more it locks as long as that and
 * asks a person for the rest, in the same commit; a repeat names the question that waits. Sessions end in that commit
 * too, and are proved to be refused. APPROVAL_REQUIRED where nothing is left to one alone and no lock stands.
 */
export const lockByKey =
  ({ unitOfWork, ...proof }: LockByKeyDeps) =>
  async (order: KeyLockOrder, actor: MachineActor, origin: RequestOrigin): Promise<Result<LockReceiptDto>> => {
    const { accountId, reasonCode, note } = order;
    const startedAt = proof.milliseconds();
    const subject = { type: "ACCOUNT", id: accountId } as const;
    const reason = { code: reasonCode, note };
    const locked = await unitOfWork(
      { action: "account.lock", actor, origin, subject, accounts: [accountId], reason },
      async (write) => {
        const account = await write.accounts.find(accountId);
        if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
        const end = endOf(order, account, write.at);
        const until = containedUntil(end, account, write.at);
        if (until <= write.at) return refuse(aboveAlone);
        const by = apiKeyRef(actor.keyId);
        const applied = await applyLock(write, { accountId, reasonCode, scope: "ACCOUNT", until, by });
        if (!applied.ok) return applied;
        const asked = isLong(order) ? await askForTheRest(write, order, end, actor) : done(null);
        if (!asked.ok) return asked;
        const receipt = { accountId, auditEntryId: write.auditEntryId, lockedAt: write.at, asked: asked.value };
        return done({ ...applied.value, ...receipt });
      },
    );
    return locked.ok ? done(await proveLock(proof, locked.value, startedAt)) : locked;
  };

const isLong = ({ hours }: KeyLockOrder): boolean => hours > reviewPolicy.lockHoursWithoutApproval;

/** A long lock counts from the start of the one it extends, so that asking twice adds nothing. */
function endOf(order: KeyLockOrder, account: Account, at: Date): Date {
  const current = activeLock(account, at);
  const from = isLong(order) && current?.scope === "ACCOUNT" ? current.since : at;
  return new Date(from.getTime() + order.hours * 3_600_000);
}

/** Where nothing is left to one alone, the lock that stands is what contains the account. */
function containedUntil(end: Date, account: Account, at: Date): Date {
  const alone = aloneUntil(account, { scope: "ACCOUNT", at });
  if (end <= alone) return end;
  const standing = activeLock(account, at)?.until;
  return alone > at || !standing ? alone : standing;
}

async function askForTheRest(
  write: WritableRepositories,
  { accountId, reasonCode, note }: KeyLockOrder,
  until: Date,
  by: MachineActor,
): Promise<Result<AskedLock>> {
  const order = { reasonCode, scope: "ACCOUNT", until: until.toISOString() };
  const waiting = await write.approvals.findPending("account.lock", accountId);
  const isOwn = waiting?.requestedBy === apiKeyRef(by.keyId) && waiting.expiresAt > write.at;
  const asked =
    waiting && isOwn
      ? done(waiting)
      : await requestApprovalWithin(write, { action: "account.lock", accountId, order, reasonCode, note, by });
  if (!asked.ok) return asked;
  const { id: approvalId, expiresAt } = asked.value;
  return done({ approvalId, until, expiresAt });
}

const aboveAlone = {
  code: "APPROVAL_REQUIRED",
  action: "account.lock",
  limit: `${reviewPolicy.lockHoursWithoutApproval} hours`,
} as const;
