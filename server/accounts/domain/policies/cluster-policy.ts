/** What is done about many linked accounts before a second person agreed, and how. */
export const clusterPolicy = {
  /** A lock contains so many of the nearest at once. */
  containedAtOnce: 10,
  /** What the process that was asked had no time to contain by then, the worker contains. */
  containsAfterSeconds: 30,
} as const;
