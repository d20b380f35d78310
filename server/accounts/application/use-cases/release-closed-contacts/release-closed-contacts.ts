import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { DueWork } from "@/server/accounts/application/ports/outbound/due-work-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { releaseContacts } from "@/server/accounts/domain/aggregates/account-closing";
import { closingPolicy } from "@/server/accounts/domain/policies/closing-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { countDone, NothingToDo } from "../nothing-to-do";
import { timer } from "../system-actors";

export type ReleaseClosedContactsDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly dueWork: Pick<DueWork, "closedContacts">;
  readonly now: () => Date;
};

/** Frees email and phone of accounts that their holders closed long enough ago. Nobody else's are ever freed. */
export const releaseClosedContacts =
  (deps: ReleaseClosedContactsDeps) =>
  async (limit: number, origin: RequestOrigin): Promise<{ released: number; found: number }> => {
    const closedBefore = new Date(deps.now().getTime() - closingPolicy.contactsKeptDays * DAY_MS);
    const due = await deps.dueWork.closedContacts(closedBefore, limit);
    const released = await countDone(due, (accountId) => releaseOne(deps, accountId, origin));
    return { released, found: due.length };
  };

const releaseOne = (
  { unitOfWork }: ReleaseClosedContactsDeps,
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
      reason: { code: "CLOSED_BY_HOLDER" },
    },
    async (write) => {
      const account = await write.accounts.find(accountId);
      const closing = await write.closings.find(accountId);
      if (!account || !closing) throw new NothingToDo();
      const decided = releaseContacts(account, closing, write.at);
      if (!decided.ok) return decided;
      if (decided.value.account === account) throw new NothingToDo();
      const saved = await write.accounts.save(account, decided.value.account);
      if (!saved.ok) return saved;
      write.events.append(decided.value.events);
      await write.closings.remove(accountId);
      return done(null);
    },
  );
