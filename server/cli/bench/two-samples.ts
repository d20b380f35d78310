import { timingOf } from "./measure";

const median = (taken: readonly number[]): number => timingOf(taken).p50;

/** How far two halves of one and the same kind lie apart: nothing closer than that can be told apart. */
export function noiseOf(taken: readonly number[]): number {
  const half = (rest: number) => taken.filter((_, n) => n % 2 === rest);
  return Math.abs(median(half(0)) - median(half(1)));
}

export type Comparison = {
  /** Median minus the other's median. */
  readonly difference: number;
  /** The larger of both kinds' own noise. */
  readonly noise: number;
  /** Two-sample Kolmogorov-Smirnov: how likely the same kind gives samples as unlike as these. */
  readonly likeness: number;
};

export const compare = (taken: readonly number[], other: readonly number[]): Comparison => ({
  difference: median(taken) - median(other),
  noise: Math.max(noiseOf(taken), noiseOf(other)),
  likeness: likenessOf(taken, other),
});

/** The largest gap between the two cumulative shares, as a probability by the usual series. */
function likenessOf(taken: readonly number[], other: readonly number[]): number {
  const [one, two] = [taken, other].map((values) => [...values].sort((a, b) => a - b));
  if (!one || !two || one.length === 0 || two.length === 0) return 1;
  let gap = 0;
  for (const value of [...one, ...two]) gap = Math.max(gap, Math.abs(shareUpTo(one, value) - shareUpTo(two, value)));
  const size = Math.sqrt((one.length * two.length) / (one.length + two.length));
  const x = (size + 0.12 + 0.11 / size) * gap;
  if (x < 0.3) return 1;
  let sum = 0;
  for (let n = 1; n <= 100; n += 1) sum += 2 * (n % 2 === 1 ? 1 : -1) * Math.exp(-2 * n * n * x * x);
  return Math.min(1, Math.max(0, sum));
}

function shareUpTo(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? value) <= value) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}
