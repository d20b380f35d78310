/** A code is short, so it lives short: few minutes, few tries, one use. */
export const verificationPolicy = {
  codeDigits: 6,
  livesMinutes: 10,
  attempts: 5,
  /** Codes one account can be sent for one purpose: asking for one kind in its name uses up no other. */
  codesPerHour: 5,
  /** An account nobody ever verified gives its contact free again. */
  releasedAfterDays: 7,
} as const;
