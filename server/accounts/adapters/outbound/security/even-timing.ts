import { setTimeout as pause } from "node:timers/promises";

/** Longer than any of the writes that it covers usually takes. */
const EVEN_MS = 40;

/**
 * Answers no sooner than a fixed time after the hash, whatever was written meanwhile: how long a failure takes must not
 * tell whether somebody is known here.
 */
export async function evenly<T>(work: Promise<T>): Promise<T> {
  const [answer] = await Promise.all([work, pause(EVEN_MS)]);
  return answer;
}
