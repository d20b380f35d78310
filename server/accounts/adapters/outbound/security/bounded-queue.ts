import { done, type Result, refuse } from "@/server/accounts/domain/result";

export type QueueLimits = {
  /** How many run at the same time. */
  readonly running: number;
  /** How many may wait for a place; the next one is turned away at once. */
  readonly waiting: number;
};

export type BoundedQueue = <T>(work: () => Promise<T>) => Promise<Result<T>>;

/**
 * Runs work a few at a time, in order of arrival. When the waiting room is full it answers UNAVAILABLE with the
 * seconds after which the room, at the pace seen so far, will have emptied.
 */
export function boundedQueue({ running, waiting }: QueueLimits): BoundedQueue {
  const waiters: (() => void)[] = [];
  let active = 0;
  let meanMs = 25;

  const release = () => {
    const next = waiters.shift();
    if (next) next();
    else active -= 1;
  };

  return async (work) => {
    if (active >= running) {
      if (waiters.length >= waiting) return busy(meanMs * Math.ceil((waiting + running) / running));
      await new Promise<void>((admit) => waiters.push(admit));
    } else active += 1;
    const startedAt = performance.now();
    try {
      return done(await work());
    } finally {
      meanMs += (performance.now() - startedAt - meanMs) * 0.1;
      release();
    }
  };
}

const busy = (milliseconds: number) =>
  refuse({ code: "UNAVAILABLE", retryAfterSeconds: Math.min(60, Math.max(1, Math.ceil(milliseconds / 1000))) });
