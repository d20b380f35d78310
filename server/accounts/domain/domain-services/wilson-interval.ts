/** A share that was counted, and the range in which the true one lies in 19 of 20 samples, unless told otherwise. */
export type Share = {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

/** How many standard deviations hold 95% of the normal curve. */
const Z_95 = 1.959963984540054;

/** Wilson's score interval, at 95% unless told; null when nothing was counted, because then nothing is known. */
export function wilson(count: number, of: number, z = Z_95): Share | null {
  if (of <= 0) return null;
  const share = count / of;
  const centre = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * of)) / of);
  const scale = 1 + (z * z) / of;
  return {
    count,
    of,
    share,
    low: count === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: count === of ? 1 : Math.min(1, (centre + spread) / scale),
  };
}
