import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { DueWork } from "@/server/accounts/application/ports/outbound/due-work-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { lapseOverride } from "@/server/accounts/domain/aggregates/override-aggregate";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { countDone, NothingToDo } from "../nothing-to-do";
import { showOverrideWithin } from "../override-trust/show-override-within";
import { timer } from "../system-actors";

export type LapseOverridesDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly dueWork: Pick<DueWork, "endedOverrides">;
  readonly now: () => Date;
};

/**
 * Records what the clock has done already: answers have had the computed score since the override's own end. Each ends
 * with one entry and one event; two workers at once end each once. Answers how many this one ended.
 */
export const lapseOverrides =
  (deps: LapseOverridesDeps) =>
  async (limit: number, origin: RequestOrigin): Promise<{ lapsed: number; found: number }> => {
    const due = await deps.dueWork.endedOverrides(deps.now(), limit);
    const lapsed = await countDone(due, (accountId) => lapseOne(deps, accountId, origin));
    return { lapsed, found: due.length };
  };

const lapseOne = (
  { unitOfWork }: LapseOverridesDeps,
  accountId: AccountId,
  origin: RequestOrigin,
): Promise<Result<null>> =>
  unitOfWork(
    {
      action: "trust.lapse-override",
      actor: timer,
      origin,
      subject: { type: "ACCOUNT", id: accountId },
      accounts: [accountId],
    },
    async (write) => {
      const before = await write.overrides.findOpen(accountId);
      if (!before) throw new NothingToDo();
      const ended = lapseOverride(before, write.at);
      if (!ended.ok) return ended;
      if (ended.value.events.length === 0) throw new NothingToDo();
      const saved = await write.overrides.save(before, ended.value.override);
      if (!saved.ok) return saved;
      write.events.append(ended.value.events);
      await showOverrideWithin(write, accountId, null);
      return done(null);
    },
  );
