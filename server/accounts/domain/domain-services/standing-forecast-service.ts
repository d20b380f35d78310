import type { Evidence } from "../entities/evidence";
import { isInForce, type OverrideRule } from "../entities/score-override";
import type { TrustPolicy } from "../policies/trust-policy";
import { compareRisk, RISK_LEVELS, type RiskLevel } from "../value-objects/risk-level";
import { DAY_MS } from "../value-objects/time-span";
import { HIGHEST_SCORE_MILLI } from "../value-objects/trust-score";
import { firstCrossing, type QuietBand } from "./crossing-search";
import { riskUnder } from "./override-service";
import { FORECAST_DAYS, type LevelChange, levelChanges } from "./risk-forecast-service";
import { type RiskState, riskOf, thresholdMilli } from "./risk-transition-service";
import { scoreMilliAt } from "./trust-evaluation-service";

/** What time alone makes of a standing, to the minute, if nothing new is learned. Nothing is said beyond `until`. */
export type StandingForecast = {
  /** The level that counts now: time may have moved it since somebody last looked. */
  readonly riskLevel: RiskLevel;
  /** When the computed score leaves the band between the thresholds that it stands in; null when it does not. */
  readonly scoreLeaves: { readonly at: Date; readonly scoreMilli: number; readonly riskLevel: RiskLevel } | null;
  /** When the account stops being HIGH or CRITICAL, with hysteresis and cool-down; null when not flagged, or never. */
  readonly flagClearsAt: Date | null;
  /** Every later change of the level that counts. */
  readonly changes: readonly LevelChange[];
  readonly until: Date;
};

/** The computed level with its clocks as of `since`, and the override that may lie over it. */
export type ForecastFrom = {
  readonly state: RiskState;
  readonly since: Date;
  readonly override: OverrideRule | null;
};

/** When will the score leave its level, and when would the flag clear by itself? */
export function forecastStanding(
  { state, since, override }: ForecastFrom,
  evidence: Evidence,
  policy: TrustPolicy,
  at: Date,
): StandingForecast {
  const until = new Date(at.getTime() + FORECAST_DAYS * DAY_MS);
  const computed = levelChanges(state, evidence, policy, { from: since, until });
  const shown = shownChanges(state.riskLevel, computed, override, policy);
  const riskLevel = shown.findLast((change) => change.at <= at)?.riskLevel ?? state.riskLevel;
  const changes = shown.filter((change) => change.at > at);
  return {
    riskLevel,
    scoreLeaves: scoreLeaves(evidence, policy, at, until),
    flagClearsAt: isFlag(riskLevel) ? (changes.find((change) => !isFlag(change.riskLevel))?.at ?? null) : null,
    changes,
    until,
  };
}

const isFlag = (risk: RiskLevel): boolean => compareRisk(risk, "HIGH") >= 0;

/** The first whole minute at which the exact score is on the other side of a threshold. */
export function scoreLeaves(evidence: Evidence, policy: TrustPolicy, at: Date, until: Date) {
  const band = bandOf(riskOf(scoreMilliAt(evidence, policy, at.getTime()), policy), policy);
  const left = crossingOf(evidence, policy, band, at, until);
  if (!left) return null;
  const scoreMilli = scoreMilliAt(evidence, policy, left.getTime());
  return { at: left, scoreMilli, riskLevel: riskOf(scoreMilli, policy) };
}

/** The first whole minute outside the band, however long the search takes; null when there is none up to `until`. */
export function crossingOf(evidence: Evidence, policy: TrustPolicy, band: QuietBand, from: Date, until: Date) {
  let start = from.getTime();
  for (;;) {
    const found = firstCrossing(evidence, policy, band, { from: start, until: until.getTime() });
    if (!found) return null;
    if (found.kind === "CROSSES") return new Date(found.at);
    start = found.at;
  }
}

function bandOf(risk: RiskLevel, policy: TrustPolicy): QuietBand {
  const better = RISK_LEVELS[RISK_LEVELS.indexOf(risk) - 1];
  return {
    lowMilli: thresholdMilli(risk, policy),
    highMilli: better ? thresholdMilli(better, policy) - 1 : HIGHEST_SCORE_MILLI,
  };
}

/** The changes of the computed level as an override lets them through, and those that its own end brings. */
function shownChanges(
  first: RiskLevel,
  computed: readonly LevelChange[],
  override: OverrideRule | null,
  policy: TrustPolicy,
): readonly LevelChange[] {
  if (!override) return computed;
  const ends = override.endedAt && override.endedAt < override.until ? override.endedAt : override.until;
  const moments = [...computed.map(({ at }) => at), override.from, ends].sort((a, b) => a.getTime() - b.getTime());
  const changes: LevelChange[] = [];
  let last: RiskLevel | null = null;
  for (const at of moments) {
    const level = computed.findLast((change) => change.at <= at)?.riskLevel ?? first;
    const riskLevel = riskUnder(level, isInForce(override, at) ? override : null, policy);
    if (riskLevel !== last) changes.push({ at, riskLevel });
    last = riskLevel;
  }
  return changes;
}
