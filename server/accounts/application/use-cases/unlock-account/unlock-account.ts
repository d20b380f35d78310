import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { unlockAccount as decideUnlock } from "@/server/accounts/domain/aggregates/account-locks";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { UnlockAccountInput } from "./unlock-account.schema";

/** Ends a lock before its time. Sessions that it ended stay ended. An account without a lock is left as it is. */
export const unlockAccount =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (
    input: UnlockAccountInput,
    actor: StaffActor,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly auditEntryId: string }>> => {
    const accountId = accountIdFrom(input.accountId);
    return unitOfWork(
      {
        action: "account.unlock",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        reason: { note: input.note },
      },
      async (write) => {
        const account = await write.accounts.find(accountId);
        if (!account) return refuse({ code: "NOT_FOUND", what: "account" });
        const decided = decideUnlock(account, { by: actor.accountId, at: write.at });
        if (!decided.ok) return decided;
        const saved = await write.accounts.save(account, decided.value.account);
        if (!saved.ok) return saved;
        write.events.append(decided.value.events);
        return done({ auditEntryId: write.auditEntryId });
      },
    );
  };
