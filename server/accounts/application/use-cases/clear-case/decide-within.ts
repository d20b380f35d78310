import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { decideCase, readCaseAnswer } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import type { CaseId } from "@/server/accounts/domain/value-objects/case-id";
import type { ReviewOutcome } from "@/server/accounts/domain/value-objects/review-reason";
import { refusalIfLinked } from "../refusal-if-linked";

export type DecisionOrder = {
  readonly caseId: CaseId;
  /** The version the reviewer read. */
  readonly version: number;
  readonly answer: { readonly outcome: ReviewOutcome; readonly reasonCode: string; readonly note: string };
  readonly by: AccountId;
};

/** Decides a case within a running unit of work. CONFLICT, naming the first, when somebody decided meanwhile. */
export async function decideWithin(write: WritableRepositories, order: DecisionOrder): Promise<Result<ReviewCase>> {
  const reviewCase = await write.reviewCases.find(order.caseId);
  if (!reviewCase) return refuse({ code: "NOT_FOUND", what: "case" });
  const answer = readCaseAnswer(order.answer);
  if (!answer.ok) return answer;
  const decided = decideCase(reviewCase, { answer: answer.value, by: order.by, at: write.at });
  if (!decided.ok) return namingTheFirst(write, decided);
  const linked = await refusalIfLinked(write, order.by, reviewCase.accountId);
  if (linked) return linked;
  if (reviewCase.version !== order.version) return refuse({ code: "CONFLICT", what: "case" });
  const saved = await write.reviewCases.save(reviewCase, decided.value.reviewCase);
  if (saved.ok) write.events.append(decided.value.events);
  return saved;
}

/** People read a name, not an id. */
export async function namingTheFirst(write: WritableRepositories, refused: Refused): Promise<Refused> {
  const { refusal } = refused;
  if (refusal.code !== "CONFLICT" || !refusal.by) return refused;
  const first = await write.accounts.find(accountIdFrom(refusal.by));
  return refuse({ ...refusal, by: first?.name ?? "Somebody else" });
}
