import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type {
  PolicyPopulation,
  PolicyRunStore,
  PopulationRow,
} from "@/server/accounts/application/ports/outbound/policy-run-store";
import type { PolicyRun, PolicyRunKind } from "@/server/accounts/domain/entities/policy-run";

export type PopulationDeps = {
  readonly runs: PolicyRunStore;
  readonly population: PolicyPopulation;
  readonly now: Clock;
};

/** What one kind of run counts, and how it counts a range. */
export type RunWork = { readonly tally: unknown; readonly range: (rows: readonly PopulationRow[]) => Promise<void> };

const RANGE = 2_000;

/** A process that has not said a word for this long is gone: others go on where it stood. */
export const RUN_STALE_MS = 60_000;

/**
 * Takes a run and brings it to its end, remembering every range. Answers "more" when it did something. A process that
 * is told to stop gives the run back; one that was killed leaves it to whoever looks a minute later.
 */
export async function runOverPopulation(
  { runs, population, now }: PopulationDeps,
  kind: PolicyRunKind,
  stop: AbortSignal,
  begin: (run: PolicyRun) => Promise<RunWork>,
): Promise<"more" | "idle"> {
  const run = await runs.take(kind, now(), new Date(now().getTime() - RUN_STALE_MS));
  if (!run) return "idle";
  try {
    const { tally, range } = await begin(run);
    if (run.total === 0) await runs.setTotal(run, await population.count());
    let { afterId, done } = run;
    for (;;) {
      const rows = await population.range(afterId, RANGE);
      await range(rows);
      afterId = rows.at(-1)?.accountId ?? afterId;
      done += rows.length;
      if (rows.length < RANGE) {
        await runs.finish(run, { afterId, done, tally }, now());
        return "more";
      }
      if (!(await runs.step(run, { afterId, done, tally }, now()))) return "more";
      if (stop.aborted) {
        await runs.putBack(run);
        return "idle";
      }
    }
  } catch (error) {
    await runs.fail(run, "Something broke on the way. The log of the worker says more.", now());
    throw error;
  }
}
