import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AppealDirectory } from "@/server/accounts/application/ports/outbound/appeal-directory";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { decideAppeal as decide } from "@/server/accounts/domain/aggregates/appeal-aggregate";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { appealIdFrom } from "@/server/accounts/domain/value-objects/appeal-id";
import { parsePublicAnswer } from "@/server/accounts/domain/value-objects/plain-words";
import { provedContact } from "../proved-contact";
import type { DecideAppealInput } from "./decide-appeal.schema";
import { type Reversal, reverseWithin } from "./reverse-within";

export type DecideAppealDeps = { readonly unitOfWork: UnitOfWork; readonly appeals: AppealDirectory };

export type AppealReceipt = { readonly auditEntryId: string; readonly reversal: Reversal };

/**
 * Answers a holder's appeal, once (CONFLICT), by somebody who took no part in the decision (CONFLICT_OF_INTEREST).
 * REVERSED lifts the lock that was appealed, or asks a second person to activate a suspended account. The holder is
 * sent the answer.
 */
export const decideAppeal =
  ({ unitOfWork, appeals }: DecideAppealDeps) =>
  async (input: DecideAppealInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<AppealReceipt>> => {
    const appealId = appealIdFrom(input.appealId);
    const accountId = await appeals.accountOf(appealId);
    return unitOfWork(
      {
        action: "appeal.decide",
        actor,
        origin,
        subject: { type: "APPEAL", id: appealId },
        accounts: accountId ? [accountId] : [],
        reason: { code: input.outcome, note: input.note },
      },
      async (write) => {
        const answer = parsePublicAnswer(input.answer);
        if (!answer.ok) return answer;
        const found = accountId ? await findAppeal(write, appealId) : null;
        if (!found) return refuse({ code: "NOT_FOUND", what: "appeal" });
        const { account, appeal, statement } = found;
        const order = { outcome: input.outcome, answer: answer.value, by: actor.accountId, at: write.at };
        const decided = decide(appeal, await write.statements.decidersOf(statement), order);
        if (!decided.ok) return decided;
        const refused = await write.appeals.answer(decided.value);
        if (refused) return refused;
        const reversal = await reverseWithin(write, { ...found, outcome: input.outcome, note: input.note, by: actor });
        if (!reversal.ok) return reversal;
        const contact = provedContact(account);
        if (contact) {
          const values = { text: answer.value };
          write.notifications.queue({ accountId: account.id, ...contact, template: "APPEAL_ANSWERED", values });
        }
        return done({ auditEntryId: write.auditEntryId, reversal: reversal.value });
      },
    );
  };

async function findAppeal(write: WritableRepositories, appealId: ReturnType<typeof appealIdFrom>) {
  const appeal = await write.appeals.find(appealId);
  const statement = appeal && (await write.statements.find(appeal.accountId, appeal.statementId));
  const account = appeal && (await write.accounts.find(appeal.accountId));
  return appeal && statement && account ? { appeal, statement, account } : null;
}
