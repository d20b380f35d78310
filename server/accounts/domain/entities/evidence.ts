import { type DecayRules, EVIDENCE_HALF_LIVES_KEPT, halfLivesV1 } from "../policies/trust-decay-policy";
import { DAY_MS } from "../value-objects/time-span";
import { FACTORS, type Factor, type TrustSignal } from "./trust-signal";

/** One whole half-life each, oldest first: [index of the half-life since 1970, mass in units of 2^-30]. */
export type Buckets = readonly (readonly [index: number, units: number])[];

/**
 * `halfLifeDays` says what the buckets are measured in, so that a policy with another half-life can never misread them;
 * left out where it is that of policy version 1.
 */
export type FactorEvidence = { readonly good: Buckets; readonly bad: Buckets; readonly halfLifeDays?: number };

/**
 * What is known of an account's behaviour: two decaying masses per factor, kept in integers so that the same facts
 * give the same bits in whatever order they arrive. Plain JSON.
 */
export type Evidence = Readonly<Partial<Record<Factor, FactorEvidence>>>;

export type Fact = Pick<TrustSignal, "factor" | "good" | "bad" | "occurredAt">;

export const NO_EVIDENCE: Evidence = {};

/** A mass of 1 at the start of its half-life. */
export const UNITS_PER_MASS = 2 ** 30;
const NO_BUCKETS: Buckets = [];

/**
 * The evidence with one more fact (or, with negative mass, without it). Constant time. What is known already keeps its
 * half-life; the policy's is that of a factor's first fact.
 */
export function addSignal(evidence: Evidence, fact: Fact, policy: DecayRules): Evidence {
  const { factor } = fact;
  const known = evidence[factor] ?? noneYet(factor, policy);
  const halfLife = halfLifeOf(known, factor);
  const at = fact.occurredAt.getTime();
  return {
    ...evidence,
    [factor]: {
      ...known,
      good: addMass(known.good, fact.good, at, halfLife),
      bad: addMass(known.bad, fact.bad, at, halfLife),
    },
  };
}

/** The half-life that a factor's buckets are measured in, in milliseconds. */
export const halfLifeOf = (known: FactorEvidence, factor: Factor): number =>
  (known.halfLifeDays ?? halfLivesV1[factor]) * DAY_MS;

/** The factors whose buckets are measured in another half-life than the policy's: to be folded again from signals. */
export const factorsToFold = (evidence: Evidence, policy: DecayRules): readonly Factor[] =>
  FACTORS.filter((factor) => {
    const known = evidence[factor];
    return known !== undefined && halfLifeOf(known, factor) !== policy.factors[factor].halfLifeDays * DAY_MS;
  });

/** The evidence with some factors folded again from all of their facts, under the policy's own half-lives. */
export function foldAgain(
  evidence: Evidence,
  factors: readonly Factor[],
  facts: Iterable<Fact>,
  policy: DecayRules,
): Evidence {
  const rest = Object.fromEntries(
    Object.entries(evidence).filter(([factor]) => !factors.some((one) => one === factor)),
  );
  return addSignals(rest, facts, policy);
}

function noneYet(factor: Factor, policy: DecayRules): FactorEvidence {
  const { halfLifeDays } = policy.factors[factor];
  const none = { good: NO_BUCKETS, bad: NO_BUCKETS };
  return halfLifeDays === halfLivesV1[factor] ? none : { ...none, halfLifeDays };
}

/** The evidence that a set of facts makes, in any order. */
export const foldEvidence = (facts: Iterable<Fact>, policy: DecayRules): Evidence =>
  addSignals(NO_EVIDENCE, facts, policy);

/** Many facts at once, in time proportional to their number. */
export function addSignals(evidence: Evidence, facts: Iterable<Fact>, policy: DecayRules): Evidence {
  let all = evidence;
  for (const fact of facts) all = addSignal(all, fact, policy);
  return all;
}

/** The evidence as it was before these facts joined it: exact, because decay is linear. */
export function withoutSignals(evidence: Evidence, facts: Iterable<Fact>, policy: DecayRules): Evidence {
  let rest = evidence;
  for (const fact of facts) rest = addSignal(rest, { ...fact, good: -fact.good, bad: -fact.bad }, policy);
  return rest;
}

/** The decayed mass at a moment: each bucket aged from its start, oldest first. May be negative after a withdrawal. */
export function massAt(buckets: Buckets, halfLifeDays: number, at: Date): number {
  return massAtMillis(buckets, halfLifeDays * DAY_MS, at.getTime());
}

export function massAtMillis(buckets: Buckets, halfLife: number, at: number): number {
  let mass = 0;
  for (let position = 0; position < buckets.length; position += 1) {
    const bucket = buckets[position];
    if (bucket) mass += (bucket[1] * 2 ** ((bucket[0] * halfLife - at) / halfLife)) / UNITS_PER_MASS;
  }
  return mass;
}

function addMass(buckets: Buckets, mass: number, at: number, halfLife: number): Buckets {
  if (mass === 0) return buckets;
  const index = Math.floor(at / halfLife);
  const newest = Math.max(index, buckets.at(-1)?.[0] ?? index);
  const added = addUnits(buckets, index, unitsOf(mass, index, at, halfLife));
  const isTooOld = (bucket: number) => bucket <= newest - EVIDENCE_HALF_LIVES_KEPT;
  // Oldest first: where the first one stays, all do.
  return isTooOld(added[0]?.[0] ?? newest) ? added.filter(([bucket]) => !isTooOld(bucket)) : added;
}

/** Rounded away from the sign, so that a withdrawal takes back exactly what the fact had added. */
function unitsOf(mass: number, index: number, at: number, halfLife: number): number {
  const units = Math.round(Math.abs(mass) * 2 ** ((at - index * halfLife) / halfLife) * UNITS_PER_MASS);
  return mass < 0 ? -units : units;
}

/** A bucket that empties stays: it still says which half-lives are too old, so that order never matters. */
function addUnits(buckets: Buckets, index: number, units: number): Buckets {
  const position = buckets.findIndex(([bucket]) => bucket >= index);
  if (position < 0) return [...buckets, [index, units + 0]];
  const [found, held] = buckets[position] ?? [index, 0];
  if (found === index) return buckets.with(position, [index, held + units + 0]);
  return buckets.toSpliced(position, 0, [index, units + 0]);
}
