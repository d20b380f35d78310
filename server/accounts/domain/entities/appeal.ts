import type { AccountId } from "../value-objects/account-id";
import type { AppealId } from "../value-objects/appeal-id";
import { APPEAL_OUTCOMES, type AppealOutcome } from "../value-objects/appeal-outcome";
import type { AppealText, PublicAnswer } from "../value-objects/plain-words";
import type { StatementId } from "../value-objects/statement-id";

/** A holder disagrees with a decision. One per statement; answered once, by somebody who did not decide. */
export type Appeal = OpenAppeal | AnsweredAppeal;

export type OpenAppeal = AppealFacts & { readonly state: "OPEN" };

export type AnsweredAppeal = AppealFacts & {
  readonly state: AppealOutcome;
  readonly answer: PublicAnswer;
  readonly decidedBy: AccountId;
  readonly decidedAt: Date;
};

export const isAppealState = (text: string): text is Appeal["state"] =>
  text === "OPEN" || APPEAL_OUTCOMES.some((outcome) => outcome === text);

export type AppealFacts = {
  readonly id: AppealId;
  readonly accountId: AccountId;
  readonly statementId: StatementId;
  readonly text: AppealText;
  readonly createdAt: Date;
};
