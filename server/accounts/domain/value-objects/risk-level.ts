/** Mildest first. The scores between them belong to the trust policy. */
export const RISK_LEVELS = ["LOW", "MEDIUM", "HIGH", "CRITICAL"] as const;

export type RiskLevel = (typeof RISK_LEVELS)[number];

export const isRiskLevel = (text: string): text is RiskLevel => RISK_LEVELS.some((level) => level === text);

/** Negative when `a` is milder than `b`, positive when worse, 0 when the same. */
export const compareRisk = (a: RiskLevel, b: RiskLevel): number => RISK_LEVELS.indexOf(a) - RISK_LEVELS.indexOf(b);

export const isWorseRisk = (a: RiskLevel, than: RiskLevel): boolean => compareRisk(a, than) > 0;
