import type { LockReceiptDto } from "@/server/accounts/application/dto/lock-receipt-dto";
import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { done, type Result } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { LockAccountInput } from "./lock-account.schema";
import { lockWithin } from "./lock-within";
import { type LockProofDeps, proveLock } from "./prove-lock";

export type LockAccountDeps = LockProofDeps & { readonly unitOfWork: UnitOfWork };

/**
 * Locks an account and ends its sessions in one commit, then proves that they are refused. One person locks for at
 * most 24 hours in total; the rest is asked of a second person. Never one's own account (CONFLICT_OF_INTEREST).
 */
export const lockAccount =
  ({ unitOfWork, ...proof }: LockAccountDeps) =>
  async (input: LockAccountInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<LockReceiptDto>> => {
    const accountId = accountIdFrom(input.accountId);
    const { reasonCode, note } = input;
    const startedAt = proof.milliseconds();
    const locked = await unitOfWork(
      {
        action: "account.lock",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        reason: { code: reasonCode, note },
      },
      async (write) => {
        const locked = await lockWithin(write, { ...input, accountId, by: actor });
        return locked.ok
          ? done({ ...locked.value, accountId, auditEntryId: write.auditEntryId, lockedAt: write.at })
          : locked;
      },
    );
    return locked.ok ? done(await proveLock(proof, locked.value, startedAt)) : locked;
  };
