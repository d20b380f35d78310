import type { Share } from "./wilson-interval";

/** How much larger one share is than another, and the range in which the true difference lies as often as in the shares' own. */
export type ShareDifference = { readonly difference: number; readonly low: number; readonly high: number };

/**
 * Newcombe's hybrid score interval of two independent shares (R. G. Newcombe, Statistics in Medicine 17, 1998, method
 * 10): both of Wilson's intervals put together, so that it holds for shares near 0 and 1, where tests by the normal
 * curve do not.
 */
export function newcombe(one: Share, other: Share): ShareDifference {
  const difference = one.share - other.share;
  return {
    difference,
    low: difference - Math.hypot(one.share - one.low, other.high - other.share),
    high: difference + Math.hypot(one.high - one.share, other.share - other.low),
  };
}
