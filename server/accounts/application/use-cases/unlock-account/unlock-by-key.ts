import type { MachineActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { activeLock } from "@/server/accounts/domain/aggregates/account-decision";
import { unlockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import type { Lock } from "@/server/accounts/domain/entities/account";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { apiKeyRef, isApiKeyRef } from "@/server/accounts/domain/value-objects/actor-ref";

export type UnlockedByKey = { readonly auditEntryId: string; readonly accountId: AccountId; readonly unlockedAt: Date };

/**
 * Another system lifts a lock that a key put there. What a person decided or approved, a person lifts (FORBIDDEN). An
 * account without a lock is left as it is.
 */
export const unlockByKey =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (accountId: AccountId, actor: MachineActor, origin: RequestOrigin): Promise<Result<UnlockedByKey>> => {
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return unitOfWork({ action: "account.unlock", actor, origin, subject, accounts: [accountId] }, async (write) => {
      const account = await write.accounts.find(accountId);
      if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
      const lock = activeLock(account, write.at);
      if (lock && !isOfKeyAlone(lock)) return refuse({ code: "FORBIDDEN", permission: "account.unlock" });
      const decided = unlockAccount(account, { by: apiKeyRef(actor.keyId), at: write.at });
      if (!decided.ok) return decided;
      const saved = await write.accounts.save(account, decided.value.account);
      if (!saved.ok) return saved;
      write.events.append(decided.value.events);
      return done({ auditEntryId: write.auditEntryId, accountId, unlockedAt: write.at });
    });
  };

/** Without a person's approval no lock is longer. */
const isOfKeyAlone = ({ by, since, until }: Lock): boolean =>
  isApiKeyRef(by) &&
  until !== null &&
  until.getTime() - since.getTime() <= reviewPolicy.lockHoursWithoutApproval * 3_600_000;
