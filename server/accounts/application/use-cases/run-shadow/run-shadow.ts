import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { PolicyReader } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { PolicyPopulation, PolicyRunStore } from "@/server/accounts/application/ports/outbound/policy-run-store";
import type { ShadowFlag, ShadowStore } from "@/server/accounts/application/ports/outbound/shadow-store";
import { tallyScores } from "@/server/accounts/domain/domain-services/backtest-service";
import { emptyTally } from "@/server/accounts/domain/domain-services/backtest-tally";
import { massColumns, packEvidence } from "@/server/accounts/domain/domain-services/evidence-columns";
import { isFlagged } from "@/server/accounts/domain/domain-services/review-trigger-service";
import { riskOf } from "@/server/accounts/domain/domain-services/risk-transition-service";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { documentOfRun } from "../run-backtest/document-of-run";
import { foldedFor } from "../run-backtest/folded-for";
import { runOverPopulation } from "../run-backtest/run-over-population";
import { readTally } from "../start-backtest/read-tally";

export type RunShadowDeps = {
  readonly runs: PolicyRunStore;
  readonly population: PolicyPopulation;
  readonly policies: Pick<PolicyReader, "of">;
  readonly shadow: ShadowStore;
  readonly now: Clock;
  readonly newId: () => string;
};

/** So often everybody is scored beside the live version. */
const EVERY_MS = 15 * 60_000;

/**
 * Scores the whole population by the version in shadow, beside the live one, four times an hour. Whom either would flag
 * is remembered; nobody's state, case or event comes of it.
 */
export const runShadow =
  (deps: RunShadowDeps) =>
  async (stop: AbortSignal): Promise<"more" | "idle"> => {
    const { shadow, now, newId } = deps;
    await shadow.openDuePass({ id: newId(), at: now(), finishedBefore: new Date(now().getTime() - EVERY_MS) });
    return runOverPopulation(deps, "SHADOW", stop, async (run) => {
      const compared = { live: await deps.policies.of(run.liveVersion), draft: documentOfRun(run) };
      const tally = readTally(run.tally) ?? emptyTally(now());
      const at = new Date(tally.at);
      return {
        tally,
        range: async (rows) => {
          const folded = await foldedFor(deps.population, rows, compared.draft);
          const liveMasses = massColumns(packEvidence(rows.map(({ evidence }) => evidence)), at.getTime());
          const own = rows.map(({ accountId, evidence }) => folded.get(accountId) ?? evidence);
          const draftMasses = folded.size === 0 ? liveMasses : massColumns(packEvidence(own), at.getTime());
          const scores = tallyScores(tally, { liveMasses, draftMasses }, compared);
          const seen = rows.map(({ accountId }, row) => ({
            accountId,
            live: standing(scores.live[row] ?? 0, compared.live),
            shadow: standing(scores.draft[row] ?? 0, compared.draft),
          }));
          const flagged = seen.filter(({ live, shadow: beside }) => live.isFlagged || beside.isFlagged);
          await shadow.remember(run.policyVersion, flagged, at);
        },
      };
    });
  };

function standing(scoreMilli: number, policy: TrustPolicy): ShadowFlag["live"] {
  const riskLevel = riskOf(scoreMilli, policy);
  return { scoreMilli, riskLevel, isFlagged: isFlagged(riskLevel) };
}
