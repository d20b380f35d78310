import type { AccountId } from "../value-objects/account-id";
import type { AppealId } from "../value-objects/appeal-id";
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

/** `UPHELD`: the decision stands. `REVERSED`: it was wrong, or is no longer needed. */
export const APPEAL_OUTCOMES = ["UPHELD", "REVERSED"] as const;

export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

export const isAppealState = (text: string): text is Appeal["state"] =>
  text === "OPEN" || APPEAL_OUTCOMES.some((outcome) => outcome === text);

export type AppealFacts = {
  readonly id: AppealId;
  readonly accountId: AccountId;
  readonly statementId: StatementId;
  readonly text: AppealText;
  readonly createdAt: Date;
};
