import type { RequestOrigin, SystemActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { PolicyReader } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { PolicyPopulation, PolicyRunStore } from "@/server/accounts/application/ports/outbound/policy-run-store";
import { lastIdOf } from "@/server/accounts/domain/domain-services/stale-profiles";
import type { PolicyRun } from "@/server/accounts/domain/entities/policy-run";
import { RUN_STALE_MS } from "../run-backtest/run-over-population";
import { type RangeEvaluated, type ReEvaluateDeps, reEvaluateRange } from "./re-evaluate-range";
import { type ReEvaluationTally, readReEvaluation } from "./read-re-evaluation";
import { staleRanges } from "./stale-ranges";

export type RunReEvaluationDeps = ReEvaluateDeps & {
  readonly runs: PolicyRunStore;
  readonly population: PolicyPopulation;
  readonly policies: Pick<PolicyReader, "inForce">;
  readonly now: Clock;
  /** Lets others at the database between two ranges. */
  readonly pause: (milliseconds: number, stop: AbortSignal) => Promise<void>;
};

const actor: SystemActor = { kind: "SYSTEM", name: "system:policy" };
const RANGE = 5_000;

/**
 * Brings everybody under the version that scores them, after one went live or a ramp took a step, in the order of the
 * ids, remembering every range. Whoever was
 * scored under the version before while a range was passed is found by another pass; the run ends when nobody is left.
 */
export const runReEvaluation =
  (deps: RunReEvaluationDeps) =>
  async (stop: AbortSignal, origin: RequestOrigin): Promise<"more" | "idle"> => {
    const { runs, now } = deps;
    const run = await runs.take("RE_EVALUATION", now(), new Date(now().getTime() - RUN_STALE_MS));
    if (!run) return "idle";
    try {
      return await passes(deps, run, stop, origin);
    } catch (error) {
      // Nothing is lost: what is done stands, and the rest is found again.
      await runs.putBack(run);
      throw error;
    }
  };

async function passes(
  { runs, population, policies, now, pause, ...deps }: RunReEvaluationDeps,
  run: PolicyRun,
  stop: AbortSignal,
  origin: RequestOrigin,
): Promise<"more" | "idle"> {
  const inForce = await policies.inForce();
  const tally = readReEvaluation(run.tally);
  let { afterId, done } = run;
  if (run.total === 0) await runs.setTotal(run, await population.countStale(inForce));
  for (;;) {
    const isWhole = afterId === null;
    let seen = 0;
    for await (const range of staleRanges(population, { afterId, size: RANGE, policies: inForce })) {
      const began = now().getTime();
      seen += range.count;
      if (isWhole && seen === 0) {
        await runs.finish(run, { afterId: null, done, tally }, now());
        return "more";
      }
      add(tally, await reEvaluateRange(deps, range, inForce, { at: now(), actor, origin }));
      done += range.count;
      afterId = range.count < RANGE ? null : lastIdOf(range);
      if (!(await runs.step(run, { afterId, done, tally }, now()))) return "more";
      if (stop.aborted) {
        await runs.putBack(run);
        return "idle";
      }
      await pause((now().getTime() - began) / 2, stop);
    }
  }
}

function add(tally: ReEvaluationTally, { restated, moved, casesOpened }: RangeEvaluated): void {
  tally.restated += restated;
  tally.moved += moved;
  tally.casesOpened += casesOpened;
}
