import { refusalToDecideOnOwn } from "../domain-services/authorization-service";
import type { AnsweredAppeal, Appeal, OpenAppeal } from "../entities/appeal";
import type { StatementOfReasons } from "../entities/statement-of-reasons";
import { done, type Result, refuse } from "../result";
import type { AccountId } from "../value-objects/account-id";
import type { AppealId } from "../value-objects/appeal-id";
import type { AppealOutcome } from "../value-objects/appeal-outcome";
import type { AppealText, PublicAnswer } from "../value-objects/plain-words";

/** The holder disagrees with a decision that was explained to them. Whether it is the only appeal, the store says. */
export const submitAppeal = (
  { id: statementId, accountId }: StatementOfReasons,
  { id, text, at }: { readonly id: AppealId; readonly text: AppealText; readonly at: Date },
): OpenAppeal => ({ id, accountId, statementId, text, createdAt: at, state: "OPEN" });

export type AppealDecision = {
  readonly outcome: AppealOutcome;
  readonly answer: PublicAnswer;
  readonly by: AccountId;
  readonly at: Date;
};

/**
 * One answer per appeal: whoever comes second gets CONFLICT, naming the first. CONFLICT_OF_INTEREST for one's own
 * account and for everybody who took part in the decision that is appealed (`deciders`).
 */
export function decideAppeal(
  appeal: Appeal,
  deciders: ReadonlySet<AccountId>,
  { outcome, answer, by, at }: AppealDecision,
): Result<AnsweredAppeal> {
  const own = refusalToDecideOnOwn(by, appeal.accountId);
  if (own) return own;
  if (deciders.has(by)) {
    return refuse({ code: "CONFLICT_OF_INTEREST", because: "you took the decision that is appealed" });
  }
  if (appeal.state !== "OPEN") {
    return refuse({ code: "CONFLICT", what: "appeal", by: appeal.decidedBy, at: appeal.decidedAt.toISOString() });
  }
  return done({ ...appeal, state: outcome, answer, decidedBy: by, decidedAt: at });
}
