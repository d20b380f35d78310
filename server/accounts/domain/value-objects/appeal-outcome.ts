/** `UPHELD`: the decision stands. `REVERSED`: it was wrong, or is no longer needed. */
export const APPEAL_OUTCOMES = ["UPHELD", "REVERSED"] as const;

export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];
