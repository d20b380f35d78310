/** Second proofs: how long they may take, how often they may fail, and what they are made of. */
export const secondFactorPolicy = {
  pendingMinutes: 10,
  pendingAttempts: 5,
  /** RFC 6238: one step, and how many steps a clock may be off either way. */
  stepSeconds: 30,
  stepsOff: 1,
  recoveryCodes: 10,
  /** A passkey's challenge waits for its person. */
  challengeMinutes: 5,
  challengeBytes: 32,
  mostPasskeys: 10,
  longestPasskeyName: 40,
} as const;

/** Tries within 15 minutes, then 15 minutes of rest, doubling up to a day; each factor has a counter of its own. */
export const factorAttemptLimit = 10;

/**
 * After a session got a new token the old one goes on working for moments: other tabs had sent it already. Later it is
 * somebody else's copy.
 */
export const rotationPolicy = { graceSeconds: 10 } as const;

/** Is this retired token still one that a tab of ours may have sent? */
export const isInGrace = (retiredAt: Date, at: Date): boolean =>
  at.getTime() - retiredAt.getTime() <= rotationPolicy.graceSeconds * 1_000;

/** A counter that a passkey may answer with after `stored`: it moves on, or the passkey counts nothing at all. */
export const isNextSignCount = (stored: number, told: number): boolean => told > stored || (told === 0 && stored === 0);
