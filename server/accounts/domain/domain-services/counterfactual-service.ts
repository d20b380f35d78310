import type { Evidence, Fact } from "../entities/evidence";
import type { HypotheticalChange } from "../entities/hypothetical-change";
import type { TrustPolicy } from "../policies/trust-policy";
import { compareRisk, type RiskLevel } from "../value-objects/risk-level";
import { pairChanges, singleChanges, type Way } from "./counterfactual-search";
import { applyChanges, factsAgainst } from "./hypothetical-service";
import { levelChanges } from "./risk-forecast-service";
import { betterLevels, clearingMilli, type RiskState, riskOf } from "./risk-transition-service";
import { scoreMilliAt } from "./trust-evaluation-service";

/** Changes after which the score is exactly `scoreMilli`, high enough for the wanted level and long enough. */
export type Counterfactual = {
  readonly changes: readonly HypotheticalChange[];
  /** What it takes: checks by staff, orders by the customer and days count one each. */
  readonly effort: number;
  /** The moment the score is that of: now, or after the time that is to pass. */
  readonly at: Date;
  readonly scoreMilli: number;
  /** By the plain thresholds. */
  readonly riskLevel: RiskLevel;
  /** When the level itself follows, after the cool-down. */
  readonly clearsAt: Date;
};

export type CounterfactualFacts = {
  /** The computed level and its clocks as of the moment. */
  readonly state: RiskState;
  readonly evidence: Evidence;
  /** The facts that staff may find wrong: those that are read of the account. */
  readonly facts: readonly Fact[];
  readonly sells: boolean;
  readonly buys: boolean;
};

export const COUNTERFACTUALS_AT_MOST = 5;

/** The level that changes are looked for: out of the flag, else one better; null at the best. */
export const wantedLevel = (risk: RiskLevel): RiskLevel | null =>
  compareRisk(risk, "HIGH") >= 0 ? "MEDIUM" : (betterLevels(risk).at(-1) ?? null);

/**
 * The smallest changes that would clear the flag, or reach the next level where there is none: single ones first, then
 * pairs neither half of which is enough, each sorted by effort, five at most. Every one is applied and scored with the
 * real function before it is named.
 */
export function counterfactuals(facts: CounterfactualFacts, policy: TrustPolicy, at: Date): readonly Counterfactual[] {
  const wanted = wantedLevel(facts.state.riskLevel);
  if (!wanted) return [];
  const search = {
    now: { evidence: facts.evidence, at },
    policy,
    neededMilli: clearingMilli(wanted, policy),
    against: factsAgainst(facts.facts, policy, at),
    buys: facts.buys,
    sells: facts.sells,
  };
  const proved = (ways: readonly Way[]) =>
    ways.flatMap((way) => {
      const held = prove(facts, way, wanted, policy, at);
      return held ? [held] : [];
    });
  const singles = proved(singleChanges(search)).sort(byEffort);
  const pairs = singles.length < COUNTERFACTUALS_AT_MOST ? proved(pairChanges(search)).sort(byEffort) : [];
  return [...singles, ...pairs].slice(0, COUNTERFACTUALS_AT_MOST);
}

const byEffort = (a: Counterfactual, b: Counterfactual): number => a.effort - b.effort;

const HOLD_SLACK_MILLIS = 2 * 60_000;

/** Null when the score would be high enough and yet not for the whole cool-down. */
function prove(
  { state, evidence }: CounterfactualFacts,
  way: Way,
  wanted: RiskLevel,
  policy: TrustPolicy,
  now: Date,
): Counterfactual | null {
  const changed = applyChanges({ evidence, at: now }, way.changes, policy);
  const scoreMilli = scoreMilliAt(changed.evidence, policy, changed.at.getTime());
  const until = new Date(changed.at.getTime() + policy.coolDownHours * 3_600_000 + HOLD_SLACK_MILLIS);
  const clears = levelChanges(state, changed.evidence, policy, { from: now, until }).find(
    ({ riskLevel }) => compareRisk(riskLevel, wanted) <= 0,
  );
  if (!clears) return null;
  const { changes, effort } = way;
  return { changes, effort, at: changed.at, scoreMilli, riskLevel: riskOf(scoreMilli, policy), clearsAt: clears.at };
}
