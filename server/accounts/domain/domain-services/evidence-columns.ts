import { type Buckets, type Evidence, halfLifeOf, UNITS_PER_MASS } from "../entities/evidence";
import { FACTORS } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import { clampToScore } from "../value-objects/trust-score";
import { MASSES_PER_ACCOUNT, sumOfMasses } from "./score-of-masses";

/** The evidence of many accounts in typed arrays: nothing is allocated per account, and nothing is an object. */
export type EvidenceColumns = {
  readonly count: number;
  /** Where the buckets of each account, factor and side begin; one more at the end. */
  readonly starts: Uint32Array;
  readonly indexes: Float64Array;
  readonly units: Float64Array;
  /** The half-life of each account's factor, in milliseconds. */
  readonly halfLives: Float64Array;
};

/** Packs evidence for `massColumns`. */
export function packEvidence(all: readonly Evidence[]): EvidenceColumns {
  const size = all.reduce((sum, evidence) => sum + bucketCount(evidence), 0);
  const columns = {
    count: all.length,
    starts: new Uint32Array(all.length * MASSES_PER_ACCOUNT + 1),
    indexes: new Float64Array(size),
    units: new Float64Array(size),
    halfLives: new Float64Array(all.length * FACTORS.length),
  };
  let filled = 0;
  const put = (slot: number, buckets: Buckets) => {
    columns.starts[slot] = filled;
    for (const [index, units] of buckets) {
      columns.indexes[filled] = index;
      columns.units[filled] = units;
      filled += 1;
    }
  };
  all.forEach((evidence, row) => {
    FACTORS.forEach((factor, position) => {
      const known = evidence[factor];
      const slot = row * MASSES_PER_ACCOUNT + position * 2;
      put(slot, known?.good ?? []);
      put(slot + 1, known?.bad ?? []);
      columns.halfLives[row * FACTORS.length + position] = known ? halfLifeOf(known, factor) : 1;
    });
  });
  columns.starts[all.length * MASSES_PER_ACCOUNT] = filled;
  return columns;
}

/**
 * Every account's masses at one moment, the same bits as `massesInto` writes. A bucket's age is the same for all that
 * share its half-life, so its power of two is worked out once.
 */
export function massColumns(columns: EvidenceColumns, at: number): Float64Array {
  const { count, starts, indexes, units, halfLives } = columns;
  const masses = new Float64Array(count * MASSES_PER_ACCOUNT);
  const shareOf = rememberedShares(at);
  for (let slot = 0; slot < masses.length; slot += 1) {
    const end = starts[slot + 1] ?? 0;
    let mass = 0;
    for (let bucket = starts[slot] ?? 0; bucket < end; bucket += 1) {
      const share = shareOf(halfLives[slot >> 1] ?? 1, indexes[bucket] ?? 0);
      mass += ((units[bucket] ?? 0) * share) / UNITS_PER_MASS;
    }
    masses[slot] = mass;
  }
  return masses;
}

/** The score of every account, in milli-points, by the one scoring function. */
export function scoreColumns(masses: Float64Array, policy: TrustPolicy): Int32Array {
  const scores = new Int32Array(masses.length / MASSES_PER_ACCOUNT);
  for (let row = 0; row < scores.length; row += 1) {
    scores[row] = clampToScore(sumOfMasses(masses, row * MASSES_PER_ACCOUNT, policy));
  }
  return scores;
}

/** What is left of a bucket of the half-life `index`, as `massAtMillis` computes it. */
function rememberedShares(at: number): (halfLife: number, index: number) => number {
  const byHalfLife = new Map<number, Map<number, number>>();
  let lastHalfLife = Number.NaN;
  let shares = new Map<number, number>();
  return (halfLife, index) => {
    if (halfLife !== lastHalfLife) {
      shares = byHalfLife.get(halfLife) ?? new Map<number, number>();
      byHalfLife.set(halfLife, shares);
      lastHalfLife = halfLife;
    }
    const known = shares.get(index);
    if (known !== undefined) return known;
    const share = 2 ** ((index * halfLife - at) / halfLife);
    shares.set(index, share);
    return share;
  };
}

const bucketCount = (evidence: Evidence): number =>
  Object.values(evidence).reduce((sum, { good, bad }) => sum + good.length + bad.length, 0);
