const minus = "−";

/** One decimal, never rounded up: 49.96 reads 49.9, so that nobody seems to have passed a threshold they have not. */
export function standingText(scoreMilli: number): string {
  return (Math.floor(scoreMilli / 100) / 10).toFixed(1);
}

/** Whole points for lists, floored for the same reason. */
export function standingInList(scoreMilli: number): string {
  return String(Math.floor(scoreMilli / 1000));
}

/** Signed, with a real minus, from tenths of a point: "+4.2", "−22.4", "0.0". */
export function pointsText(tenths: number): string {
  const sign = tenths > 0 ? "+" : tenths < 0 ? minus : "";
  return sign + (Math.abs(tenths) / 10).toFixed(1);
}

/** Signed milli-points with three decimals, exact. */
export function exactPointsText(milli: number): string {
  const sign = milli > 0 ? "+" : milli < 0 ? minus : "";
  return sign + (Math.abs(milli) / 1000).toFixed(3);
}

/**
 * Rounds parts to tenths such that they add up to the whole as shown: largest remainder first, ties in order.
 * Promise: the sum of the answer is `floor(sum of parts / 100)`, and each part is off by less than one tenth.
 */
export function apportionTenths(partsMilli: readonly number[]): readonly number[] {
  const total = Math.floor(partsMilli.reduce((sum, part) => sum + part, 0) / 100);
  const floors = partsMilli.map((part) => Math.floor(part / 100));
  const missing = total - floors.reduce((sum, part) => sum + part, 0);
  const byRemainder = partsMilli
    .map((part, index) => ({ index, remainder: part / 100 - Math.floor(part / 100) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, missing)
    .map(({ index }) => index);
  return floors.map((floor, index) => floor + (byRemainder.includes(index) ? 1 : 0));
}
