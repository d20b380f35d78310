import type { RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { CaseDirectory } from "@/server/accounts/application/ports/outbound/case-directory";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { undoAnswer } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { reviewPolicy } from "@/server/accounts/domain/policies/review-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { caseIdFrom } from "@/server/accounts/domain/value-objects/case-id";
import { namingTheFirst } from "../clear-case/decide-within";
import type { UndoDecisionInput } from "./undo-decision.schema";
import { undoEffectsWithin } from "./undo-effects-within";

export type DecisionUndone = { readonly auditEntryId: string; readonly caseId: string };

/**
 * Takes one's own answer to a case back within the seconds that the policy gives: the case stands where it stood, what
 * the answer did is undone, and what was not sent yet never is. Sessions that it ended stay ended. A repeat changes
 * nothing. CONFLICT for somebody else's answer, VALIDATION once the time is over.
 */
export const undoDecision =
  ({ unitOfWork, cases }: { readonly unitOfWork: UnitOfWork; readonly cases: CaseDirectory }) =>
  async (input: UndoDecisionInput, actor: StaffActor, origin: RequestOrigin): Promise<Result<DecisionUndone>> => {
    const caseId = caseIdFrom(input.caseId);
    const accountId = await cases.accountOf(caseId);
    const subject = { type: "CASE", id: caseId } as const;
    const accounts = accountId ? [accountId] : [];
    return unitOfWork({ action: "case.undo", actor, origin, subject, accounts }, async (write) => {
      const reviewCase = await write.reviewCases.find(caseId);
      if (!reviewCase) return refuse({ code: "NOT_FOUND", what: "case" });
      const undone = await undoWithin(write, reviewCase, actor);
      return undone.ok ? done({ auditEntryId: write.auditEntryId, caseId }) : undone;
    });
  };

async function undoWithin(
  write: WritableRepositories,
  reviewCase: ReviewCase,
  actor: StaffActor,
): Promise<Result<null>> {
  const by = actor.accountId;
  const undone = undoAnswer(reviewCase, { by, at: write.at }, reviewPolicy);
  if (!undone.ok) return namingTheFirst(write, undone);
  if (undone.value.reviewCase === reviewCase) return done(null);
  if (reviewCase.state === "DECIDED") {
    const latest = await write.reviewCases.findLatest(reviewCase.accountId);
    if (latest?.id !== reviewCase.id) return refuse({ code: "CONFLICT", what: "case" });
  }
  const saved = await write.reviewCases.save(reviewCase, undone.value.reviewCase);
  if (!saved.ok) return saved;
  write.events.append(undone.value.events);
  return await undoEffectsWithin(write, reviewCase, actor);
}
