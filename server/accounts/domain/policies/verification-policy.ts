/** A code is short, so it lives short: few minutes, few tries, one use. */
export const verificationPolicy = {
  codeDigits: 6,
  livesMinutes: 10,
  attempts: 5,
  /** Codes one account can be sent for one purpose: asking for one kind in its name uses up no other. */
  codesPerHour: 5,
  /** Text messages cost money, and somebody may earn by them: to all numbers together, in any 24 hours. */
  textCodesPerDay: 5_000,
  /** To numbers that differ in their last four digits alone, which is how pumped numbers come. */
  textCodesPerRangePerDay: 200,
  /** An account nobody ever verified gives its contact free again. */
  releasedAfterDays: 7,
} as const;
