/** How long a message that failed waits, and when it is given up until a person looks. */
export const retrySchedule = { firstSeconds: 1, longestSeconds: 600, triesBeforeParking: 12 } as const;

/** Seconds to wait after the n-th failure: 1, 2, 4 and so on, never more than ten minutes. */
export const retryDelaySeconds = (failures: number): number =>
  Math.min(retrySchedule.firstSeconds * 2 ** Math.max(0, failures - 1), retrySchedule.longestSeconds);

/** What becomes of a message after its latest failure: `availableAt` says when it may be tried again. */
export function afterFailure(
  attemptsBefore: number,
  at: Date,
): { attempts: number; availableAt: Date; parked: boolean } {
  const attempts = attemptsBefore + 1;
  return {
    attempts,
    availableAt: new Date(at.getTime() + retryDelaySeconds(attempts) * 1000),
    parked: attempts >= retrySchedule.triesBeforeParking,
  };
}
