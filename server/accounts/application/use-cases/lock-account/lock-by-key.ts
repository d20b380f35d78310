import type { LockReceiptDto } from "@/server/accounts/application/dto/lock-receipt-dto";
import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import { aloneUntil } from "@/server/accounts/domain/aggregates/lock-allowance";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { apiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";
import type { LockReason } from "@/server/accounts/domain/value-objects/lock-reason";
import { applyLock } from "./apply-lock";
import { type LockProofDeps, proveLock } from "./prove-lock";

export type LockByKeyDeps = LockProofDeps & { readonly unitOfWork: UnitOfWork };

export type KeyLockOrder = {
  readonly accountId: AccountId;
  readonly reasonCode: LockReason;
  readonly note: string;
  readonly hours: number;
};

/**
 * Another system locks a whole account, as one person may: at most 24 hours in total (APPROVAL_REQUIRED above, and
 * nothing is locked). Sessions end in the same commit, and are proved to be refused.
 */
export const lockByKey =
  ({ unitOfWork, ...proof }: LockByKeyDeps) =>
  async (order: KeyLockOrder, actor: MachineActor, origin: RequestOrigin): Promise<Result<LockReceiptDto>> => {
    const { accountId, reasonCode, note, hours } = order;
    const startedAt = proof.milliseconds();
    const subject = { type: "ACCOUNT", id: accountId } as const;
    const reason = { code: reasonCode, note };
    const locked = await unitOfWork(
      { action: "account.lock", actor, origin, subject, accounts: [accountId], reason },
      async (write) => {
        const account = await write.accounts.find(accountId);
        if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
        if (hours > reviewPolicy.lockHoursWithoutApproval) return refuse(aboveAlone);
        const wished = new Date(write.at.getTime() + hours * 3_600_000);
        const alone = aloneUntil(account, { scope: "ACCOUNT", at: write.at });
        const standing = activeLock(account, write.at)?.until;
        // Where nothing is left to one alone, the lock that stands is what contains the account.
        const until = wished <= alone ? wished : alone > write.at || !standing ? alone : standing;
        if (until <= write.at) return refuse(aboveAlone);
        const applied = await applyLock(write, {
          accountId,
          reasonCode,
          scope: "ACCOUNT",
          until,
          by: apiKeyRef(actor.keyId),
        });
        if (!applied.ok) return applied;
        return done({ ...applied.value, accountId, auditEntryId: write.auditEntryId, lockedAt: write.at, asked: null });
      },
    );
    return locked.ok ? done(await proveLock(proof, locked.value, startedAt)) : locked;
  };

const aboveAlone = {
  code: "APPROVAL_REQUIRED",
  action: "account.lock",
  limit: `${reviewPolicy.lockHoursWithoutApproval} hours`,
} as const;
