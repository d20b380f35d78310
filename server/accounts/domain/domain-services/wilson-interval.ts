/** A share that was counted, and the range in which the true one lies in 19 of 20 samples. */
export type Share = {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

const Z = 1.959963984540054;

/** Wilson's score interval at 95%; null when nothing was counted, because then nothing is known. */
export function wilson(count: number, of: number): Share | null {
  if (of <= 0) return null;
  const share = count / of;
  const centre = share + (Z * Z) / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * of)) / of);
  const scale = 1 + (Z * Z) / of;
  return {
    count,
    of,
    share,
    low: count === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: count === of ? 1 : Math.min(1, (centre + spread) / scale),
  };
}
