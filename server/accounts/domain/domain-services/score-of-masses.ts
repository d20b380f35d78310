import type { Evidence } from "../entities/evidence";
import { FACTORS } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import { toMilli } from "../value-objects/trust-score";
import { badMassAt, factorPointsMilli, goodMassAt } from "./factor-points";

/** Good and bad of each factor side by side, in the order of FACTORS. */
export const MASSES_PER_ACCOUNT = FACTORS.length * 2;

const GOOD_PAYMENTS = FACTORS.indexOf("failures") * 2;

/**
 * THE score: every other way to one (an account's, a batch's, a backtest's) ends here. The sum of an account's lines
 * before its bounds, in milli-points, from its decayed masses at `offset` of a longer array.
 */
export function sumOfMasses(masses: Float64Array, offset: number, policy: TrustPolicy): number {
  const goodPayments = masses[offset + GOOD_PAYMENTS] ?? 0;
  let sum = toMilli(policy.base);
  for (let position = 0; position < FACTORS.length; position += 1) {
    const good = masses[offset + position * 2] ?? 0;
    const bad = masses[offset + position * 2 + 1] ?? 0;
    const factor = FACTORS[position];
    // Without mass a factor gives no points, whatever its rule.
    if (factor === undefined || (good === 0 && bad === 0)) continue;
    sum += factorPointsMilli(policy, factor, good, bad, goodPayments);
  }
  return sum;
}

/** Writes one account's masses at a moment to where `sumOfMasses` reads them. */
export function massesInto(masses: Float64Array, offset: number, evidence: Evidence, at: number): void {
  for (let position = 0; position < FACTORS.length; position += 1) {
    const factor = FACTORS[position];
    if (factor === undefined) continue;
    masses[offset + position * 2] = goodMassAt(evidence, factor, at);
    masses[offset + position * 2 + 1] = badMassAt(evidence, factor, at);
  }
}
