import type { HoldActor, HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { submitAppeal as decideToSubmit } from "@/server/accounts/domain/aggregates/appeal-aggregate";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AppealId } from "@/server/accounts/domain/value-objects/appeal-id";
import { parseAppealText } from "@/server/accounts/domain/value-objects/plain-words";
import { statementIdFrom } from "@/server/accounts/domain/value-objects/statement-id";
import type { SubmitAppealInput } from "./submit-appeal.schema";

/**
 * The holder's disagreement with a decision, once per statement (ALREADY_EXISTS). It opens no session and lifts
 * nothing. NOT_FOUND for a statement to somebody else, as for none.
 */
export const submitAppeal =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (
    input: SubmitAppealInput,
    actor: HolderActor | HoldActor,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly appealId: AppealId }>> =>
    unitOfWork(
      {
        action: "appeal.submit",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: actor.accountId },
        accounts: [actor.accountId],
      },
      async (write) => {
        const text = parseAppealText(input.text);
        if (!text.ok) return text;
        const statement = await write.statements.find(actor.accountId, statementIdFrom(input.statementId));
        if (!statement) return refuse({ code: "NOT_FOUND", what: "decision" });
        const appeal = decideToSubmit(statement, { id: write.appeals.newId(), text: text.value, at: write.at });
        return (await write.appeals.insert(appeal)) ?? done({ appealId: appeal.id });
      },
    );
