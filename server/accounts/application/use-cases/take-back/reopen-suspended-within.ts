import { reopenCase } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { done, type Result } from "@/server/accounts/domain/result";
import { liftContainmentWithin } from "./lift-containment-within";
import type { TakeBack, TakenBack } from "./take-back";

/** A suspension that did not come true: what contained the account goes, and the case it was asked from comes back. */
export const takeBackStatusWithin: TakeBack = async (write, request, by): Promise<Result<TakenBack>> => {
  const lifted = await liftContainmentWithin(write, request, by);
  if (!lifted.ok || !request.accountId || request.order["to"] !== "SUSPENDED") return lifted;
  const known = await write.reviewCases.findLatest(request.accountId);
  // Asked and decided in one commit; a case that was opened since stands in its place.
  const isItsCase =
    known?.state === "DECIDED" &&
    known.decision.outcome === "SUSPEND" &&
    known.decision.at.getTime() === request.requestedAt.getTime();
  if (!isItsCase) return lifted;
  const { reviewCase, events } = reopenCase(known, write.at);
  const saved = await write.reviewCases.save(known, reviewCase);
  if (!saved.ok) return saved;
  write.events.append(events);
  return done(lifted.value ?? "CASE");
};
