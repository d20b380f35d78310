import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { PolicyReader } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type {
  PolicyPopulation,
  PolicyRunStore,
  PopulationRow,
} from "@/server/accounts/application/ports/outbound/policy-run-store";
import {
  type BacktestAccount,
  type Compared,
  tallyRange,
} from "@/server/accounts/domain/domain-services/backtest-service";
import {
  BACKTEST_WINDOW_DAYS,
  type BacktestTally,
  emptyTally,
} from "@/server/accounts/domain/domain-services/backtest-tally";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";
import { readTally } from "../start-backtest/read-tally";
import { documentOfRun } from "./document-of-run";
import { foldedFor } from "./folded-for";
import { runOverPopulation } from "./run-over-population";

export type RunBacktestDeps = {
  readonly runs: PolicyRunStore;
  readonly population: PolicyPopulation;
  readonly policies: Pick<PolicyReader, "of">;
  readonly now: Clock;
};

/** Runs what waits over the whole population, range after range, until it is done, cancelled or this process ends. */
export const runBacktest = (deps: RunBacktestDeps) => (stop: AbortSignal) =>
  runOverPopulation(deps, "BACKTEST", stop, async (run) => {
    const compared = { live: await deps.policies.of(run.liveVersion), draft: documentOfRun(run) };
    const tally = readTally(run.tally) ?? emptyTally(deps.now());
    return {
      tally,
      range: async (rows) => tallyRange(tally, await accountsOf(deps.population, rows, compared, tally), compared),
    };
  });

/** Everything that a range's accounts are compared by, in at most four statements. */
async function accountsOf(
  population: PolicyPopulation,
  rows: readonly PopulationRow[],
  { draft }: Compared,
  { at }: BacktestTally,
): Promise<readonly BacktestAccount[]> {
  const ids = rows.map(({ accountId }) => accountId);
  const folded = await foldedFor(population, rows, draft);
  const labels = await population.labels(ids);
  const opens = Date.parse(at) - BACKTEST_WINDOW_DAYS * DAY_MS;
  const earliest = Math.min(opens, ...[...labels.values()].map(({ decidedAt }) => decidedAt.getTime()));
  const recent = await population.recordedSince(ids, new Date(opens));
  const decided = ids.filter((id) => labels.has(id));
  const older = decided.length > 0 ? await population.recordedSince(decided, new Date(earliest)) : recent;
  return rows.map(({ accountId, evidence }) => ({
    accountId,
    evidence,
    draftEvidence: folded.get(accountId) ?? evidence,
    recent: older.get(accountId) ?? recent.get(accountId) ?? [],
    label: labels.get(accountId) ?? null,
  }));
}
