/** How long two people may put their word in the way of a computed score. */
export const overridePolicy = { daysAtMost: 90 } as const;
