/** A holder's own security activity: how far back it goes, and how often it can be taken along. */
export const activityPolicy = {
  days: 90,
  /** Lines on the page, and in the file. */
  shownLines: 12,
  exportedLines: 1_000,
  /** Within the lock policy's window. */
  exports: 10,
} as const;
