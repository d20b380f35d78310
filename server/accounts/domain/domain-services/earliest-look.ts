import { FACTORS } from "../entities/trust-signal";
import type { FactorRule, TrustPolicy } from "../policies/trust-policy";
import { RISK_LEVELS, type RiskLevel } from "../value-objects/risk-level";
import { DAY_MS } from "../value-objects/time-span";
import { HIGHEST_SCORE_MILLI, LOWEST_SCORE_MILLI, MILLI_PER_POINT } from "../value-objects/trust-score";
import { heldMass, paceAllowance } from "./factor-points";
import { clearingMilli, thresholdMilli } from "./risk-transition-service";

const GOOD_PAYMENTS = FACTORS.indexOf("failures") * 2;

/** Each factor is rounded by itself, by half a milli-point at most, now and later. */
const ROUNDING_MILLI = FACTORS.length;

/**
 * A moment before which an account without running clocks can't leave its level nor drift by a point, from how fast its
 * points can move at most: never later than `nextCrossing`, often much earlier, and as cheap as a score. Null without
 * anything that moves. Milliseconds since 1970. Masses lie at `offset`, as of `at`.
 */
export function earliestLook(
  { scoreMilli, riskLevel }: { readonly scoreMilli: number; readonly riskLevel: RiskLevel },
  masses: Float64Array,
  offset: number,
  policy: TrustPolicy,
  at: number,
): number | null {
  const speed = milliPerDay(masses, offset, policy);
  if (speed === 0) return null;
  const position = RISK_LEVELS.indexOf(riskLevel);
  const better = position > 0 ? RISK_LEVELS[position - 1] : undefined;
  const low = Math.max(scoreMilli - MILLI_PER_POINT, thresholdMilli(riskLevel, policy), LOWEST_SCORE_MILLI);
  const rise = better === undefined ? HIGHEST_SCORE_MILLI + MILLI_PER_POINT : clearingMilli(better, policy);
  const high = Math.min(scoreMilli + MILLI_PER_POINT, rise);
  const room = Math.min(scoreMilli - low, high - scoreMilli) - ROUNDING_MILLI;
  return at + Math.max(0, Math.floor((room / speed) * DAY_MS));
}

/** The most that the sum of the lines can move in a day, in milli-points: masses only ever shrink. */
function milliPerDay(masses: Float64Array, offset: number, policy: TrustPolicy): number {
  const goodPayments = heldMass(masses[offset + GOOD_PAYMENTS] ?? 0);
  let speed = 0;
  for (let position = 0; position < FACTORS.length; position += 1) {
    const factor = FACTORS[position];
    if (factor === undefined) continue;
    const good = heldMass(masses[offset + position * 2] ?? 0);
    const bad = heldMass(masses[offset + position * 2 + 1] ?? 0);
    if (good === 0 && bad === 0) continue;
    const rule = policy.factors[factor];
    const pace = paceAllowance(policy, factor, goodPayments);
    speed += speedOf(rule, good, bad, pace, policy.factors.failures.halfLifeDays);
  }
  return speed;
}

/** `10 * weight / halfLife` points a day for odds that fade at their full rate. */
function speedOf(rule: FactorRule, good: number, bad: number, pace: number, paceHalfLife: number): number {
  const perLog = MILLI_PER_POINT * 10 * rule.weight;
  if (rule.kind === "rate") {
    const share = Math.max(bad / (bad + rule.k * rule.p0), (good + bad) / (good + bad + rule.k));
    return (perLog * share) / rule.halfLifeDays;
  }
  // Without an excess there are no points, and never will be.
  if (bad - rule.allowance - pace <= 0) return 0;
  return (perLog * (bad / rule.halfLifeDays + pace / paceHalfLife)) / rule.k;
}
