/** What keeps the tables in order. Each does a bounded piece, safely beside others, and answers how much it was. */
export type Housekeeping = {
  /** The counts of anonymous refusals of minutes that are over become entries of the trail, each exactly once. */
  recordClosedRefusals(): Promise<number>;
  /** The counts of look-ups likewise. */
  recordClosedLookUps(): Promise<number>;
  /** Attempt buckets, challenges, dead sessions and inbox rows that nothing needs any more. */
  removeExpiredRows(): Promise<number>;
  /** Room for the months to come. */
  ensureMonthPartitions(): Promise<number>;
};
