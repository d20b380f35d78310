import type { HolderActor, RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { holderAnswered } from "@/server/accounts/domain/aggregates/review-case-aggregate";
import { done, type Result, refuse } from "@/server/accounts/domain/result";

/**
 * The holder proves, with a proof of the last 15 minutes, that it is them: the case that waited for that comes back to
 * its reviewers. NOT_FOUND where nothing waits.
 */
export const confirmIdentity =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  async (actor: HolderActor, origin: RequestOrigin): Promise<Result<null>> => {
    const { accountId } = actor;
    return unitOfWork(
      {
        action: "account.confirm-identity",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
        freshProof: true,
      },
      async (write) => {
        const waiting = await write.reviewCases.findLatest(accountId);
        const answered = waiting && holderAnswered(waiting, write.at);
        if (!waiting || !answered) return refuse({ code: "NOT_FOUND", what: "question" });
        const saved = await write.reviewCases.save(waiting, answered.reviewCase);
        if (!saved.ok) return saved;
        write.events.append(answered.events);
        return done(null);
      },
    );
  };
