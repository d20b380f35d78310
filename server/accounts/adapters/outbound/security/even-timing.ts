import { setTimeout as pause } from "node:timers/promises";

/** No answer comes sooner. Longer than any of the writes that it covers usually takes. */
const LEAST_MS = 40;
/** A stall of the database must not make everybody wait for good. */
const MOST_MS = 400;
/** Above the slowest work seen lately, so that the next one as slow still fits. */
const HEADROOM = 1.25;
/** What is remembered of slow work fades by this much with each answer. */
const FADING = 0.98;

/** Work whose answer tells everything by itself, as a session that opened does, goes out at once. */
export type Evenly = <T>(work: Promise<T>, tellsAll?: (answer: T) => boolean) => Promise<T>;

type Timing = { readonly milliseconds: () => number; readonly wait: (milliseconds: number) => Promise<unknown> };

/**
 * Answers no sooner than a time after the hash that is the same for everybody, whatever was written meanwhile: how long
 * a failure takes must not tell whether somebody is known here. On a busy machine writing for somebody known takes
 * longer, so the time rises with the slowest work seen lately, and those who are unknown wait as long.
 */
export function createEvenly({ milliseconds, wait }: Timing): Evenly {
  let evenMs = LEAST_MS;
  const waitFrom = async (startedAt: number) => {
    const took = milliseconds() - startedAt;
    evenMs = Math.min(MOST_MS, Math.max(LEAST_MS, evenMs * FADING, took * HEADROOM));
    if (took < evenMs) await wait(evenMs - took);
  };
  return async (work, tellsAll = () => false) => {
    const startedAt = milliseconds();
    let tellsItself = false;
    try {
      const answer = await work;
      tellsItself = tellsAll(answer);
      return answer;
    } finally {
      if (!tellsItself) await waitFrom(startedAt);
    }
  };
}

export const evenly: Evenly = createEvenly({ milliseconds: () => performance.now(), wait: (ms) => pause(ms) });
