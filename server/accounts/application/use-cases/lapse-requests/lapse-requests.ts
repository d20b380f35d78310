import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { DueRequest, DueWork } from "@/server/accounts/application/ports/outbound/due-work-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { lapseApproval } from "@/server/accounts/domain/aggregates/approval-aggregate";
import type { Result } from "@/server/accounts/domain/result";
import { TIMER } from "@/server/accounts/domain/value-objects/actor-ref";
import { countDone, NothingToDo } from "../nothing-to-do";
import { timer } from "../system-actors";
import type { TakenBack } from "../take-back/take-back";
import { takeBackWithin } from "../take-back/take-back-within";

export type LapseRequestsDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly dueWork: Pick<DueWork, "expiredRequests">;
  readonly now: () => Date;
};

/**
 * Records that nobody answered in time, one entry each; two workers at once lapse each request once. What stood only
 * until an answer is taken back with it. Answers how many this one lapsed.
 */
export const lapseRequests =
  (deps: LapseRequestsDeps) =>
  async (limit: number, origin: RequestOrigin): Promise<{ lapsed: number; found: number }> => {
    const due = await deps.dueWork.expiredRequests(deps.now(), limit);
    const lapsed = await countDone(due, (request) => lapseOne(deps, request, origin));
    return { lapsed, found: due.length };
  };

const lapseOne = (
  { unitOfWork }: LapseRequestsDeps,
  { id, accountId }: DueRequest,
  origin: RequestOrigin,
): Promise<Result<TakenBack>> =>
  unitOfWork(
    {
      action: "approval.lapse",
      actor: timer,
      origin,
      subject: { type: "APPROVAL", id },
      accounts: accountId ? [accountId] : [],
    },
    async (write) => {
      const request = await write.approvals.find(id);
      const lapsed = request && lapseApproval(request, { at: write.at });
      if (!lapsed) throw new NothingToDo();
      const saved = await write.approvals.save(request, lapsed);
      return saved.ok ? takeBackWithin(write, lapsed, TIMER) : saved;
    },
  );
