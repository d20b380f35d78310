/** How well we know who this is, lowest first: nothing, a proven contact, an approved document, a proven business. */
export const KYC_LEVELS = ["NONE", "CONTACT", "IDENTITY", "BUSINESS"] as const;

export type KycLevel = (typeof KYC_LEVELS)[number];

export const isKycLevel = (text: string): text is KycLevel => KYC_LEVELS.some((level) => level === text);

export const kycAtLeast = (level: KycLevel, needed: KycLevel): boolean =>
  KYC_LEVELS.indexOf(level) >= KYC_LEVELS.indexOf(needed);
