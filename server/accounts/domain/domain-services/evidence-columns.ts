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
  /** The half-life of each account's factor, in milliseconds; 1 where there is no evidence. */
  readonly halfLives: Float64Array;
  /** 1 where an account has evidence of a factor. */
  readonly isKnown: Uint8Array;
};

/** Packs evidence for `massColumns`. */
export function packEvidence(all: readonly Evidence[]): EvidenceColumns {
  const pack = evidencePack(all.length);
  for (const evidence of all) pack.add(evidence);
  return pack.columns();
}

export type EvidencePack = {
  readonly add: (evidence: Evidence) => void;
  readonly columns: () => EvidenceColumns;
};

/** Most accounts have fewer buckets. */
const BUCKETS_EACH = 8;

/** Takes evidence as it comes, of `room` accounts at most, and keeps none of its objects. */
export function evidencePack(room: number): EvidencePack {
  const starts = new Uint32Array(room * MASSES_PER_ACCOUNT + 1);
  const halfLives = new Float64Array(room * FACTORS.length).fill(1);
  const isKnown = new Uint8Array(room * FACTORS.length);
  let buckets = { indexes: new Float64Array(room * BUCKETS_EACH), units: new Float64Array(room * BUCKETS_EACH) };
  let [row, filled] = [0, 0];
  const put = (some: Buckets) => {
    if (filled + some.length > buckets.indexes.length) buckets = withRoom(buckets, filled + some.length);
    filled = putBuckets(buckets, some, filled);
  };
  const add = (evidence: Evidence) => {
    for (let position = 0; position < FACTORS.length; position += 1) {
      const factor = FACTORS[position] ?? "completion";
      const place = row * FACTORS.length + position;
      const known = evidence[factor];
      starts[place * 2] = filled;
      if (known) put(known.good);
      starts[place * 2 + 1] = filled;
      if (!known) continue;
      put(known.bad);
      halfLives[place] = halfLifeOf(known, factor);
      isKnown[place] = 1;
    }
    row += 1;
    starts[row * MASSES_PER_ACCOUNT] = filled;
  };
  return { add, columns: () => ({ count: row, starts, halfLives, isKnown, ...buckets }) };
}

type BucketColumns = Pick<EvidenceColumns, "indexes" | "units">;

function withRoom({ indexes, units }: BucketColumns, wanted: number) {
  const room = Math.max(wanted, indexes.length * 2);
  const wider = { indexes: new Float64Array(room), units: new Float64Array(room) };
  wider.indexes.set(indexes);
  wider.units.set(units);
  return wider;
}

function putBuckets({ indexes, units }: BucketColumns, buckets: Buckets, from: number): number {
  for (let position = 0; position < buckets.length; position += 1) {
    const bucket = buckets[position];
    if (!bucket) continue;
    indexes[from + position] = bucket[0];
    units[from + position] = bucket[1];
  }
  return from + buckets.length;
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
