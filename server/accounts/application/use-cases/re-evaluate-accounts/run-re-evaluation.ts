import type { RequestOrigin, SystemActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { PolicyReader } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { PolicyPopulation, PolicyRunStore } from "@/server/accounts/application/ports/outbound/policy-run-store";
import type { PolicyRun } from "@/server/accounts/domain/entities/policy-run";
import { RUN_STALE_MS } from "../run-backtest/run-over-population";
import { type ReEvaluateDeps, reEvaluateRange } from "./re-evaluate-range";
import { readReEvaluation } from "./read-re-evaluation";

export type RunReEvaluationDeps = ReEvaluateDeps & {
  readonly runs: PolicyRunStore;
  readonly population: PolicyPopulation;
  readonly policies: Pick<PolicyReader, "live">;
  readonly now: Clock;
  /** Lets others at the database between two ranges. */
  readonly pause: (milliseconds: number, stop: AbortSignal) => Promise<void>;
};

const actor: SystemActor = { kind: "SYSTEM", name: "system:policy" };
const RANGE = 2_000;

/**
 * Brings everybody under the version that went live, in the order of the ids, remembering every range. Whoever was
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
  const policy = await policies.live();
  const tally = readReEvaluation(run.tally);
  let { afterId, done } = run;
  if (run.total === 0) await runs.setTotal(run, await population.count());
  for (;;) {
    const began = now().getTime();
    const range = await population.stale(afterId, RANGE, policy.version);
    const evaluated = await reEvaluateRange(deps, range, policy, { at: now(), actor, origin });
    tally.restated += evaluated.restated;
    tally.moved += evaluated.moved;
    tally.casesOpened += evaluated.casesOpened;
    done += range.length;
    afterId = range.at(-1)?.profile.accountId ?? afterId;
    const isPassOver = range.length < RANGE;
    if (isPassOver && range.length === 0 && afterId === null) {
      await runs.finish(run, { afterId, done, tally }, now());
      return "more";
    }
    if (isPassOver) afterId = null;
    if (!(await runs.step(run, { afterId, done, tally }, now()))) return "more";
    if (stop.aborted) {
      await runs.putBack(run);
      return "idle";
    }
    await pause((now().getTime() - began) / 2, stop);
  }
}
