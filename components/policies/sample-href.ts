/** Where a run's largest moves wait in the queue. */
export const sampleHref = (runId: string): string => `/console/review?sample=${runId}`;
