import { type Evidence, halfLifeOf, massAtMillis } from "../entities/evidence";
import type { Factor } from "../entities/trust-signal";
import type { CountRule, FactorRule, RateRule, TrustPolicy } from "../policies/trust-policy";
import { toMilli } from "../value-objects/trust-score";

/** Every ten points double the odds that an account is good. */
export const POINTS_PER_NATURAL_LOG = 10 / Math.LN2;

/**
 * The milli-points of one factor from its decayed masses (domain rules, section 3). `goodPayments` is the good mass
 * of `failures`: an account's own pace of paying raises what counts as a burst. No allocation, so batches use it too.
 */
export function factorPointsMilli(
  policy: TrustPolicy,
  factor: Factor,
  good: number,
  bad: number,
  goodPayments: number,
): number {
  const rule = policy.factors[factor];
  if (rule.kind === "rate") return rateMilli(rule, heldMass(good), heldMass(bad));
  return countMilli(rule, bad - rule.allowance - paceAllowance(policy, factor, goodPayments));
}

/** A withdrawal that overtook its fact leaves a negative mass for a while; it counts as nothing. */
export const heldMass = (mass: number): number => (mass > 0 ? mass : 0);

export const goodMassAt = (evidence: Evidence, factor: Factor, at: number): number => {
  const known = evidence[factor];
  return known ? massAtMillis(known.good, halfLifeOf(known, factor), at) : 0;
};

export const badMassAt = (evidence: Evidence, factor: Factor, at: number): number => {
  const known = evidence[factor];
  return known ? massAtMillis(known.bad, halfLifeOf(known, factor), at) : 0;
};

/** Attempts a day that count as this account's usual pace, beyond the allowance that everybody has. */
export const paceAllowance = (policy: TrustPolicy, factor: Factor, goodPayments: number): number =>
  factor === "burst" ? policy.burstPace * heldMass(goodPayments) : 0;

/** The points of a count whose mass above the allowance is known, in milli-points before capping is undone. */
export const countMilli = (rule: CountRule, excess: number): number => toMilli(countPoints(rule, excess));

export const countPoints = (rule: CountRule, excess: number): number =>
  excess > 0 ? capped(rule, -rule.weight * POINTS_PER_NATURAL_LOG * Math.log(1 + excess / rule.k)) : 0;

export const rateMilli = (rule: RateRule, good: number, bad: number): number => toMilli(ratePoints(rule, good, bad));

/** Log-odds of the shrunken bad share against the population's. */
export const ratePoints = (rule: RateRule, good: number, bad: number): number => {
  if (good === 0 && bad === 0) return 0;
  const logOdds = Math.log((bad + rule.k * rule.p0) / (good + bad + rule.k) / rule.p0);
  return capped(rule, -rule.weight * POINTS_PER_NATURAL_LOG * logOdds);
};

const capped = (rule: FactorRule, points: number): number => Math.max(-rule.capDown, Math.min(rule.capUp, points));
