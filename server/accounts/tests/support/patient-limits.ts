/** A busy machine is no overload: who tests something else than these limits waits for as long as it takes. */
export const patientLimits = { connectionWaitMs: 120_000, lockWaitMs: 120_000, statementMs: 120_000 } as const;
