/** Sensitive actions ask for a factor again when the last one is older than this. */
export const stepUpPolicy = { freshForMinutes: 15 } as const;

/** ASVS 7.5.3: was a factor proved recently enough for a sensitive action? */
export const isProofFresh = (provedAt: Date, at: Date): boolean =>
  at.getTime() - provedAt.getTime() <= stepUpPolicy.freshForMinutes * 60_000;
