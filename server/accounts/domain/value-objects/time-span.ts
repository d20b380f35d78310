/** Spans of time as clocks count them, in milliseconds: a day of an Indian calendar has no other length. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
