import type { Evidence } from "../entities/evidence";
import { FACTORS, FACTORS_OF_INPUT, type Factor, TRUST_INPUTS, type TrustInput } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import { clampToScore, type TrustScore, toMilli } from "../value-objects/trust-score";
import { badMassAt, factorPointsMilli, goodMassAt, heldMass } from "./factor-points";
import { MASSES_PER_ACCOUNT, massesInto, sumOfMasses } from "./score-of-masses";

/** A standing and every line of its sum: base + lines + adjustments = score, exactly, in milli-points. */
export type Evaluation = {
  readonly scoreMilli: TrustScore;
  readonly baseMilli: number;
  readonly factors: readonly FactorPoints[];
  readonly lines: readonly InputLine[];
  readonly adjustments: readonly AdjustmentLine[];
  /** What the bounds 0 and 100 add or take; 0 for most. Also among the adjustments when not 0. */
  readonly clampMilli: number;
  readonly policyVersion: number;
  readonly at: Date;
};

/** One factor's points with the decayed masses behind them. */
export type FactorPoints = {
  readonly factor: Factor;
  readonly pointsMilli: number;
  readonly good: number;
  readonly bad: number;
};

export type InputLine = {
  readonly input: TrustInput;
  readonly pointsMilli: number;
  readonly factors: readonly FactorPoints[];
};

export type AdjustmentLine = { readonly kind: "CLAMP" | "FLOOR" | "OVERRIDE"; readonly pointsMilli: number };

/**
 * What is put on top of the computed score, in milli-points: a floor that belongs to the house, and what an approved
 * staff override says, that the score be at least or at most so much.
 */
export type StandingOverride = {
  readonly floorMilli?: number;
  readonly atLeastMilli?: number;
  readonly atMostMilli?: number;
};

/** The score of one account at a moment, with its explanation. Linear in the evidence held, which is bounded. */
export function evaluateTrust(
  evidence: Evidence,
  policy: TrustPolicy,
  at: Date,
  override: StandingOverride = {},
): Evaluation {
  const factors = pointsOfFactors(evidence, policy, at.getTime());
  const baseMilli = toMilli(policy.base);
  const sumMilli = factors.reduce((sum, { pointsMilli }) => sum + pointsMilli, baseMilli);
  const { scoreMilli, adjustments } = adjust(sumMilli, override);
  return {
    scoreMilli,
    baseMilli,
    factors,
    lines: TRUST_INPUTS.map((input) => lineOf(input, factors)),
    adjustments,
    clampMilli: clampToScore(sumMilli) - sumMilli,
    policyVersion: policy.version,
    at,
  };
}

/** The same score without its explanation and without allocating: for sweeps, batches and searches. */
export function scoreMilliAt(evidence: Evidence, policy: TrustPolicy, at: number): number {
  return clampToScore(unclampedMilliAt(evidence, policy, at));
}

/** The score as if no payment attempts had come in a burst: what a fall is measured by. */
export function scoreMilliWithoutBurst(evidence: Evidence, policy: TrustPolicy, at: number): number {
  massesInto(scratch, 0, evidence, at);
  scratch.fill(0, BURST_MASSES, BURST_MASSES + 2);
  return clampToScore(sumOfMasses(scratch, 0, policy));
}

/** The sum before its bounds: what evidence costs even where the score stands at 0 or 100 already. */
export function unclampedMilliAt(evidence: Evidence, policy: TrustPolicy, at: number): number {
  massesInto(scratch, 0, evidence, at);
  return sumOfMasses(scratch, 0, policy);
}

const BURST_MASSES = FACTORS.indexOf("burst") * 2;

/** One account's masses at a time: scoring is synchronous, and allocates nothing. */
const scratch = new Float64Array(MASSES_PER_ACCOUNT);

function pointsOfFactors(evidence: Evidence, policy: TrustPolicy, at: number): FactorPoints[] {
  const goodPayments = goodMassAt(evidence, "failures", at);
  return FACTORS.map((factor) => {
    const good = goodMassAt(evidence, factor, at);
    const bad = badMassAt(evidence, factor, at);
    const pointsMilli = evidence[factor] ? factorPointsMilli(policy, factor, good, bad, goodPayments) : 0;
    return { factor, pointsMilli, good: heldMass(good), bad: heldMass(bad) };
  });
}

function lineOf(input: TrustInput, factors: readonly FactorPoints[]): InputLine {
  const own = factors.filter(({ factor }) => FACTORS_OF_INPUT[input].includes(factor));
  return { input, pointsMilli: own.reduce((sum, { pointsMilli }) => sum + pointsMilli, 0), factors: own };
}

/** A computed score under an override by staff. */
export const overridden = (scoreMilli: number, { atLeastMilli, atMostMilli }: StandingOverride): TrustScore =>
  clampToScore(Math.min(Math.max(scoreMilli, atLeastMilli ?? scoreMilli), atMostMilli ?? Number.POSITIVE_INFINITY));

/** Bounds first, then a floor, then an override: each leaves a line of its own, so the sum stays exact. */
function adjust(sumMilli: number, override: StandingOverride) {
  const clamped = clampToScore(sumMilli);
  const floored = Math.max(clamped, override.floorMilli ?? clamped);
  const scoreMilli = overridden(floored, override);
  const steps: AdjustmentLine[] = [
    { kind: "CLAMP", pointsMilli: clamped - sumMilli },
    { kind: "FLOOR", pointsMilli: floored - clamped },
    { kind: "OVERRIDE", pointsMilli: scoreMilli - floored },
  ];
  const adjustments = steps.filter(({ pointsMilli }) => pointsMilli !== 0);
  return { scoreMilli, adjustments };
}
