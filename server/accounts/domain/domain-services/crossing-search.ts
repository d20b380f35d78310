import { type Evidence, halfLifeOf } from "../entities/evidence";
import { FACTORS } from "../entities/trust-signal";
import type { FactorRule, TrustPolicy } from "../policies/trust-policy";
import { clampToScore, toMilli } from "../value-objects/trust-score";
import { badMassAt, countPoints, goodMassAt, heldMass, paceAllowance, ratePoints } from "./factor-points";
import { scoreMilliAt } from "./trust-evaluation-service";

/** The scores, in milli-points and both included, at which nothing happens. */
export type QuietBand = { readonly lowMilli: number; readonly highMilli: number };

/** `CROSSES`: the first whole minute outside the band. `UNSURE`: every minute up to this one is quiet, no more is known. */
export type Crossing = { readonly kind: "CROSSES" | "UNSURE"; readonly at: number };

export const MINUTE_MILLIS = 60_000;

/** Far more than any real profile needs; a search that spends it answers early, never late. */
const SPLITS_AT_MOST = 4000;

/** Above the rounding error of the masses, far below a milli-point. */
const ROUNDING_SLACK_MILLI = 1e-6;

/**
 * The first whole minute after `from`, up to `until`, at which the exact score lies outside the band if no new
 * evidence comes; null when there is none. A factor has one half-life, so its points move one way only: over an
 * interval the score lies between the sums of the factors' minima and maxima at the two ends. An interval that
 * can't leave the band is discarded, any other is split, left half first. Milliseconds since 1970.
 */
export function firstCrossing(
  evidence: Evidence,
  policy: TrustPolicy,
  band: QuietBand,
  { from, until }: { from: number; until: number },
): Crossing | null {
  const lowest = Math.floor(from / MINUTE_MILLIS) + 1;
  const highest = Math.floor(until / MINUTE_MILLIS);
  if (highest < lowest) return null;
  const curves = curvesFrom(evidence, policy, lowest * MINUTE_MILLIS);
  const base = toMilli(policy.base);
  putPoints(curves, 0, LEFT);
  if (staysInside(band, base, curves.length, LEFT, NOTHING)) return null;
  const isOutside = (minute: number, place: number) => {
    if (staysInside(band, base, curves.length, place, place)) return false;
    const score = scoreMilliAt(evidence, policy, minute * MINUTE_MILLIS);
    return score < band.lowMilli || score > band.highMilli;
  };
  return search({ curves, band, base, lowest, isOutside }, highest);
}

/** Whether the score can leave the band at any later moment at all: in the end every factor fades to nothing. */
export function canEverLeave(evidence: Evidence, policy: TrustPolicy, band: QuietBand, from: number): boolean {
  const curves = curvesFrom(evidence, policy, from);
  putPoints(curves, 0, LEFT);
  return !staysInside(band, toMilli(policy.base), curves.length, LEFT, NOTHING);
}

/**
 * The factors' points at the ends of one search, side by side: a search is synchronous, and allocates nothing for them.
 * The first place holds naught for good, the second the left end; the others are the right ends still to be looked at,
 * which halve each other and so are never more than a span of minutes has binary digits.
 */
const NOTHING = 0;
const LEFT = 1;
const FIRST_RIGHT = 2;
const PLACES = FIRST_RIGHT + 54;
const ends = new Float64Array(PLACES * FACTORS.length);

type Search = {
  readonly curves: readonly Curve[];
  readonly band: QuietBand;
  readonly base: number;
  readonly lowest: number;
  readonly isOutside: (minute: number, place: number) => boolean;
};

/** Depth first, left to right: `pending` holds the right ends still to be looked at, nearest last. */
function search({ curves, band, base, lowest, isOutside }: Search, highest: number): Crossing | null {
  let left = lowest;
  if (isOutside(left, LEFT)) return { kind: "CROSSES", at: lowest * MINUTE_MILLIS };
  const pending: number[] = [highest];
  putPoints(curves, (highest - lowest) * MINUTE_MILLIS, FIRST_RIGHT);
  for (let splits = 0; splits < SPLITS_AT_MOST; splits += 1) {
    const right = pending.at(-1);
    if (right === undefined) return null;
    const place = FIRST_RIGHT + pending.length - 1;
    const isLeaf = right - left <= 1;
    if (isLeaf && isOutside(right, place)) return { kind: "CROSSES", at: right * MINUTE_MILLIS };
    if (isLeaf || staysInside(band, base, curves.length, LEFT, place)) {
      left = right;
      ends.copyWithin(LEFT * FACTORS.length, place * FACTORS.length, (place + 1) * FACTORS.length);
      pending.pop();
    } else {
      const middle = Math.floor((left + right) / 2);
      pending.push(middle);
      putPoints(curves, (middle - lowest) * MINUTE_MILLIS, place + 1);
    }
  }
  return { kind: "UNSURE", at: left * MINUTE_MILLIS };
}

/** Whether no score between two moments can leave the band, judging by the factors' points at both. */
function staysInside(band: QuietBand, base: number, count: number, a: number, b: number): boolean {
  let low = base;
  let high = base;
  for (let index = 0; index < count; index += 1) {
    const one = ends[a * FACTORS.length + index] ?? 0;
    const other = ends[b * FACTORS.length + index] ?? 0;
    low += Math.floor(Math.min(one, other) + 0.5 - ROUNDING_SLACK_MILLI);
    high += Math.floor(Math.max(one, other) + 0.5 + ROUNDING_SLACK_MILLI);
  }
  return clampToScore(low) >= band.lowMilli && clampToScore(high) <= band.highMilli;
}

/** One factor's masses at the start, from which one power gives those of any later moment. */
type Curve = {
  readonly rule: FactorRule;
  readonly halfLife: number;
  readonly good: number;
  readonly bad: number;
  readonly pace: number;
  readonly paceHalfLife: number;
};

/** Only factors that cost or give points: one that gives none now never will, its points move one way only, to 0. */
function curvesFrom(evidence: Evidence, policy: TrustPolicy, at: number): Curve[] {
  const goodPayments = goodMassAt(evidence, "failures", at);
  const paceHalfLife = evidence.failures ? halfLifeOf(evidence.failures, "failures") : 1;
  const curves: Curve[] = [];
  for (const factor of FACTORS) {
    const known = evidence[factor];
    if (!known) continue;
    const curve: Curve = {
      rule: policy.factors[factor],
      halfLife: halfLifeOf(known, factor),
      good: heldMass(factor === "failures" ? goodPayments : goodMassAt(evidence, factor, at)),
      bad: heldMass(badMassAt(evidence, factor, at)),
      pace: paceAllowance(policy, factor, goodPayments),
      paceHalfLife,
    };
    if (pointsOf(curve, 0) !== 0) curves.push(curve);
  }
  return curves;
}

/** Puts the unrounded milli-points of each factor, `elapsed` milliseconds after the start, where an end has its place. */
function putPoints(curves: readonly Curve[], elapsed: number, place: number): void {
  for (let index = 0; index < curves.length; index += 1) {
    const curve = curves[index];
    if (curve) ends[place * FACTORS.length + index] = pointsOf(curve, elapsed);
  }
}

function pointsOf({ rule, halfLife, good, bad, pace, paceHalfLife }: Curve, elapsed: number): number {
  const share = 2 ** (-elapsed / halfLife);
  if (rule.kind === "rate") return 1000 * ratePoints(rule, good * share, bad * share);
  return 1000 * countPoints(rule, bad * share - rule.allowance - (pace && pace * 2 ** (-elapsed / paceHalfLife)));
}
