/** Milli-points to whole tenths that add up to the floored total: largest remainder first, zero stays zero. */
export function tenthsThatAddUp(milliLines: readonly number[], totalMilli: number): readonly number[] {
  const floors = milliLines.map((milli) => Math.floor(milli / 100));
  const missing = Math.floor(totalMilli / 100) - floors.reduce((sum, tenths) => sum + tenths, 0);
  const byRemainder = milliLines
    .map((milli, index) => ({ index, remainder: milli - Math.floor(milli / 100) * 100 }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, Math.max(0, missing)).map(({ index }) => index));
  return floors.map((tenths, index) => tenths + (raised.has(index) ? 1 : 0));
}

/** "+4.2", "−22.4" with a real minus, "0.0" without a sign. */
export function signedPoints(tenths: number): string {
  const size = (Math.abs(tenths) / 10).toFixed(1);
  if (tenths === 0) return size;
  return tenths > 0 ? `+${size}` : `−${size}`;
}
