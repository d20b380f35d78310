import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { DueWork } from "@/server/accounts/application/ports/outbound/due-work-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { closeByClock, isClosingDue } from "@/server/accounts/domain/aggregates/account-closing";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { TIMER } from "@/server/accounts/domain/value-objects/actor-ref";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";
import { countDone, NothingToDo } from "../nothing-to-do";
import { provedContact } from "../proved-contact";
import { timer } from "../system-actors";

export type CloseAccountsDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly dueWork: Pick<DueWork, "dueClosings">;
  readonly now: () => Date;
};

/**
 * Closes accounts whose holders asked for it and did not change their mind: suspended and disabled in one unit of work
 * each, once, however many workers look. An account on hold waits. Answers how many this one closed.
 */
export const closeAccounts =
  (deps: CloseAccountsDeps) =>
  async (limit: number, origin: RequestOrigin): Promise<{ closed: number; found: number }> => {
    const due = await deps.dueWork.dueClosings(deps.now(), limit);
    const closed = await countDone(due, (accountId) => closeOne(deps, accountId, origin));
    return { closed, found: due.length };
  };

const closeOne = (
  { unitOfWork }: CloseAccountsDeps,
  accountId: AccountId,
  origin: RequestOrigin,
): Promise<Result<null>> =>
  unitOfWork(
    {
      action: "account.close",
      actor: timer,
      origin,
      subject: { type: "ACCOUNT", id: accountId },
      accounts: [accountId],
      reason: { code: "CLOSED_BY_HOLDER" },
    },
    async (write) => {
      const account = await write.accounts.find(accountId);
      const closing = await write.closings.find(accountId);
      if (!account || !closing || !isClosingDue(account, closing, write.at)) throw new NothingToDo();
      const decided = closeByClock(account, write.at);
      if (!decided.ok) return decided;
      const saved = await write.accounts.save(account, decided.value.account);
      if (!saved.ok) return saved;
      write.events.append(decided.value.events);
      await endSessionsWithin(write, { accountId, cause: "ACCOUNT_DISABLED", by: TIMER });
      await write.links.raiseEpoch(accountId);
      const contact = provedContact(account);
      if (contact) write.notifications.queue({ accountId, ...contact, template: "ACCOUNT_CLOSED", values: {} });
      return done(null);
    },
  );
