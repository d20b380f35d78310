/** One page of a list. `nextCursor` is opaque and authenticated; null on the last page. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly nextCursor: string | null };

/** Exact up to 1,000; with `more`, there are others beyond it and the screen says "1,000+". */
export type BoundedCount = { readonly count: number; readonly more: boolean };

export const COUNT_LIMIT = 1000;

export const boundedCount = (found: number): BoundedCount => ({
  count: Math.min(found, COUNT_LIMIT),
  more: found > COUNT_LIMIT,
});
