/** A budget of attempts under one opaque key (no address, number or IP in clear). */
export type AttemptBucket = {
  readonly key: string;
  /** The attempt that reaches it is the last one admitted; null counts without ever refusing. */
  readonly limit: number | null;
  readonly windowSeconds: number;
  /** How long the key stays closed once the limit is reached; each further time twice as long, up to the longest. */
  readonly blockSeconds: number;
  readonly longestBlockSeconds: number;
};

export type Reservation =
  | { readonly admitted: true; readonly counts: ReadonlyMap<string, number> }
  | { readonly admitted: false; readonly counts: ReadonlyMap<string, number>; readonly retryAfterSeconds: number };

/**
 * Counts attempts before they are made, in one atomic step, so that no number of parallel attempts exceeds a budget.
 * Lives outside the unit of work: a refused attempt stays counted.
 */
export type AttemptLimiter = {
  /** Counts one attempt in every bucket; refused when any of them is closed. */
  reserve(buckets: readonly AttemptBucket[], at: Date): Promise<Reservation>;
  /** The attempt was no failure: takes it back, and reopens what it had closed. */
  giveBack(buckets: readonly AttemptBucket[], at: Date): Promise<void>;
  /** Forgets these budgets' past: their owner proved who they are. */
  clear(keys: readonly string[]): Promise<void>;
};

/** Turns an identifier into a key that says nothing about it. */
export type BucketKey = (purpose: string, ...parts: readonly string[]) => string;
