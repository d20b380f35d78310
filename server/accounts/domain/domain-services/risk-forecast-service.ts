import type { Evidence } from "../entities/evidence";
import type { TrustPolicy } from "../policies/trust-policy";
import type { RiskLevel } from "../value-objects/risk-level";
import { isWorseRisk } from "../value-objects/risk-level";
import { DAY_MS } from "../value-objects/time-span";
import { HIGHEST_SCORE_MILLI, LOWEST_SCORE_MILLI, MILLI_PER_POINT } from "../value-objects/trust-score";
import { type Crossing, canEverLeave, firstCrossing, MINUTE_MILLIS, type QuietBand } from "./crossing-search";
import {
  betterLevels,
  clearingMilli,
  coolDownMillis,
  moveRisk,
  type RiskState,
  thresholdMilli,
} from "./risk-transition-service";
import { scoreMilliAt } from "./trust-evaluation-service";

/** A rise of risk that time alone brought: good evidence that faded. */
export type Rise = { readonly at: Date; readonly from: RiskLevel; readonly to: RiskLevel; readonly scoreMilli: number };

/** Beyond this a forecast says no more; a profile that is still moving is looked at again then. */
export const FORECAST_DAYS = 400;

type Span = { readonly from: Date; readonly until: Date };

/**
 * The level after time has passed without new evidence. Time moves a level, and its cool-down clocks, at whole
 * minutes only, so the answer does not depend on how often anybody looked in between.
 */
export function passTime(state: RiskState, evidence: Evidence, policy: TrustPolicy, span: Span) {
  const rises: Rise[] = [];
  let now: RiskState = { riskLevel: state.riskLevel, coolDown: state.coolDown };
  let from = span.from.getTime();
  for (;;) {
    const next = nextMove(now, evidence, policy, { from, until: span.until.getTime() });
    if (!next) return { state: now, rises };
    from = next.at;
    if (next.kind === "UNSURE") continue;
    const at = new Date(next.at);
    const scoreMilli = scoreMilliAt(evidence, policy, next.at);
    const moved = moveRisk(now, scoreMilli, at, policy);
    if (isWorseRisk(moved.riskLevel, now.riskLevel)) {
      rises.push({ at, from: now.riskLevel, to: moved.riskLevel, scoreMilli });
    }
    now = moved;
  }
}

/**
 * The next whole minute at which the level or a cool-down clock moves, or the score has drifted a whole point from
 * the stored one, if no new evidence comes. Never late; null when that never happens.
 */
export function nextLook(
  state: RiskState & { readonly scoreMilli: number },
  evidence: Evidence,
  policy: TrustPolicy,
  from: Date,
): Date | null {
  const band = narrowed(quietBand(state, policy), {
    lowMilli: state.scoreMilli - MILLI_PER_POINT + 1,
    highMilli: state.scoreMilli + MILLI_PER_POINT - 1,
  });
  const start = from.getTime();
  const due = clockDue(state, policy, start);
  const until = Math.min(due, start + FORECAST_DAYS * DAY_MS);
  const crossing = firstCrossing(evidence, policy, band, { from: start, until });
  if (crossing) return new Date(crossing.kind === "UNSURE" ? crossing.at + MINUTE_MILLIS : crossing.at);
  if (due <= until) return new Date(due);
  return canEverLeave(evidence, policy, band, start) ? new Date(until) : null;
}

function nextMove(
  state: RiskState,
  evidence: Evidence,
  policy: TrustPolicy,
  { from, until }: { from: number; until: number },
): Crossing | null {
  const due = clockDue(state, policy, from);
  const crossing = firstCrossing(evidence, policy, quietBand(state, policy), { from, until: Math.min(due, until) });
  if (crossing) return crossing;
  return due <= until ? { kind: "CROSSES", at: due } : null;
}

/** The scores that leave the level and all of its clocks as they are. */
function quietBand({ riskLevel, coolDown }: RiskState, policy: TrustPolicy): QuietBand {
  const better = betterLevels(riskLevel);
  const running = better.filter((level) => coolDown[level]).map((level) => clearingMilli(level, policy));
  const waiting = better.filter((level) => !coolDown[level]).map((level) => clearingMilli(level, policy) - 1);
  return {
    lowMilli: Math.max(LOWEST_SCORE_MILLI, thresholdMilli(riskLevel, policy), ...running),
    highMilli: Math.min(HIGHEST_SCORE_MILLI, ...waiting),
  };
}

/** The first whole minute at which a running clock has run out; Infinity without one. */
function clockDue({ coolDown }: RiskState, policy: TrustPolicy, from: number): number {
  const ends = Object.values(coolDown).map((since) => Date.parse(since) + coolDownMillis(policy));
  const minute = Math.ceil(Math.min(...ends) / MINUTE_MILLIS) * MINUTE_MILLIS;
  return Math.max(minute, (Math.floor(from / MINUTE_MILLIS) + 1) * MINUTE_MILLIS);
}

const narrowed = (a: QuietBand, b: QuietBand): QuietBand => ({
  lowMilli: Math.max(a.lowMilli, b.lowMilli),
  highMilli: Math.min(a.highMilli, b.highMilli),
});

/** A level that time alone brings, and from which whole minute on. */
export type LevelChange = { readonly at: Date; readonly riskLevel: RiskLevel };

/** Every change of level that time alone brings within the span, in its order: when a flag clears by itself. */
export function levelChanges(state: RiskState, evidence: Evidence, policy: TrustPolicy, span: Span): LevelChange[] {
  const changes: LevelChange[] = [];
  let now: RiskState = { riskLevel: state.riskLevel, coolDown: state.coolDown };
  let from = span.from.getTime();
  for (;;) {
    const next = nextMove(now, evidence, policy, { from, until: span.until.getTime() });
    if (!next) return changes;
    from = next.at;
    if (next.kind === "UNSURE") continue;
    const moved = moveRisk(now, scoreMilliAt(evidence, policy, next.at), new Date(next.at), policy);
    if (moved.riskLevel !== now.riskLevel) changes.push({ at: new Date(next.at), riskLevel: moved.riskLevel });
    now = moved;
  }
}
