import type { AttemptBucket } from "@/server/accounts/domain/policies/account-lock-policy";

export type BucketChange<T> = { readonly buckets: readonly AttemptBucket[]; readonly answer: T };

/**
 * Counters of attempts, kept outside the unit of work: a refused attempt stays counted. The rules that count are the
 * domain's; the store makes reading, counting and writing one atomic step, so that no number of parallel attempts
 * exceeds a budget.
 */
export type AttemptStore = {
  /**
   * Hands `change` the stored bucket of each key (null where there is none), alone, and stores what it answers. It may
   * be asked again where somebody else was faster, so it has no effect of its own.
   * @throws AttemptsUnavailable when nothing could be counted: then nothing may pass.
   */
  update<T>(
    keys: readonly string[],
    change: (stored: (key: string) => AttemptBucket | null) => BucketChange<T>,
  ): Promise<T>;
};

/** The counters can't be reached. Whoever asked is refused UNAVAILABLE, for an uncounted attempt is a free one. */
export class AttemptsUnavailable extends Error {
  override readonly name = "AttemptsUnavailable";
  constructor(cause: unknown) {
    super("attempts can't be counted now", { cause });
  }
}

/** Turns an identifier or address into a stable key that tells nothing about it. */
export type OpaqueKey = (purpose: string, text: string) => string;
