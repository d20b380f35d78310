/** Waits that double up to a limit, each shortened at random so that many do not return at the same moment. */
export type Backoff = { readonly next: () => number; readonly reset: () => void };

export function backoff({ firstMs, mostMs }: { firstMs: number; mostMs: number }): Backoff {
  let attempts = 0;
  return {
    next: () => {
      const full = Math.min(mostMs, firstMs * 2 ** attempts);
      attempts += 1;
      return full * (0.5 + Math.random() / 2);
    },
    reset: () => {
      attempts = 0;
    },
  };
}
