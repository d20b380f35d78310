import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { DueWork } from "@/server/accounts/application/ports/outbound/due-work-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isVerified } from "@/server/accounts/domain/aggregates/account-aggregate";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { countDone, NothingToDo } from "../nothing-to-do";
import { timer } from "../system-actors";

export type ReleaseNeverVerifiedDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly dueWork: Pick<DueWork, "neverVerified">;
  readonly now: () => Date;
};

/** How long somebody has to prove a contact before it is free again. */
export const unprovedAccountDays = 7;

/** Removes accounts that nobody proved within a week, each with one entry; whoever owns the contact can sign up then. */
export const releaseNeverVerified =
  (deps: ReleaseNeverVerifiedDeps) =>
  async (limit: number, origin: RequestOrigin): Promise<{ released: number; found: number }> => {
    const due = await deps.dueWork.neverVerified(new Date(deps.now().getTime() - unprovedAccountDays * DAY_MS), limit);
    const released = await countDone(due, (accountId) => releaseOne(deps, accountId, origin));
    return { released, found: due.length };
  };

const releaseOne = (
  { unitOfWork }: ReleaseNeverVerifiedDeps,
  accountId: AccountId,
  origin: RequestOrigin,
): Promise<Result<null>> =>
  unitOfWork(
    {
      action: "account.release",
      actor: timer,
      origin,
      subject: { type: "ACCOUNT", id: accountId },
      accounts: [accountId],
    },
    async (write) => {
      const account = await write.accounts.find(accountId);
      if (!account || isVerified(account)) throw new NothingToDo();
      return (await write.accounts.release(accountId)) ?? done(null);
    },
  );
