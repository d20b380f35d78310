import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { DueWork } from "@/server/accounts/application/ports/outbound/due-work-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { liftExpiredLock } from "@/server/accounts/domain/aggregates/account-locks";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { countDone, NothingToDo } from "../nothing-to-do";
import { timer } from "../system-actors";

export type LiftExpiredLocksDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly dueWork: Pick<DueWork, "expiredLocks">;
  readonly now: () => Date;
};

/**
 * Records what the clock has done already: each lock that ended is taken from its account, unlocked at its own end,
 * with one entry. Two workers at once lift each lock once. Answers how many this one lifted.
 */
export const liftExpiredLocks =
  (deps: LiftExpiredLocksDeps) =>
  async (limit: number, origin: RequestOrigin): Promise<{ lifted: number; found: number }> => {
    const due = await deps.dueWork.expiredLocks(deps.now(), limit);
    const lifted = await countDone(due, (accountId) => liftOne(deps, accountId, origin));
    return { lifted, found: due.length };
  };

const liftOne = (
  { unitOfWork }: LiftExpiredLocksDeps,
  accountId: AccountId,
  origin: RequestOrigin,
): Promise<Result<null>> =>
  unitOfWork(
    {
      action: "account.lift-expired-lock",
      actor: timer,
      origin,
      subject: { type: "ACCOUNT", id: accountId },
      accounts: [accountId],
    },
    async (write) => {
      const account = await write.accounts.find(accountId);
      if (!account) throw new NothingToDo();
      const decided = liftExpiredLock(account, { at: write.at });
      if (!decided.ok) return decided;
      if (decided.value.events.length === 0) throw new NothingToDo();
      const saved = await write.accounts.save(account, decided.value.account);
      if (!saved.ok) return saved;
      write.events.append(decided.value.events);
      return done(null);
    },
  );
