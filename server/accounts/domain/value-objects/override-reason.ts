/** Why two people put a floor or a ceiling in the way of a computed score. */
export const OVERRIDE_REASONS = [
  "EVIDENCE_WRONG",
  "KNOWN_CUSTOMER",
  "VERIFIED_OFFLINE",
  "APPEAL_UPHELD",
  "INVESTIGATION",
  "EXTERNAL_WARNING",
  "LEGAL_ORDER",
] as const;

export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

export const isOverrideReason = (text: string): text is OverrideReason =>
  OVERRIDE_REASONS.some((reason) => reason === text);
