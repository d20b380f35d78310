/** The four levels of risk, mildest first; null stands for an account not rated yet. */
export type RiskLevel = "LOW" | "MEDIUM" | "HIGH" | "CRITICAL";

export const riskNames: Readonly<Record<RiskLevel, string>> = {
  LOW: "Low",
  MEDIUM: "Medium",
  HIGH: "High",
  CRITICAL: "Critical",
};

/** How many of the four steps of the meter are filled. */
export const riskSteps: Readonly<Record<RiskLevel, number>> = { LOW: 1, MEDIUM: 2, HIGH: 3, CRITICAL: 4 };

/** Where the levels part, in points from 0 to 100, lowest first; always from the policy in force. */
export type Thresholds = { readonly high: number; readonly medium: number; readonly low: number };

/** The level whose part of the scale holds this score: below `high` lies CRITICAL, from `low` on LOW. */
export function levelAt(score: number, thresholds: Thresholds): RiskLevel {
  if (score >= thresholds.low) return "LOW";
  if (score >= thresholds.medium) return "MEDIUM";
  return score >= thresholds.high ? "HIGH" : "CRITICAL";
}

/** The four parts of the scale from 0 to 100, lowest first. */
export function scaleParts(thresholds: Thresholds): readonly { level: RiskLevel; from: number; to: number }[] {
  return [
    { level: "CRITICAL", from: 0, to: thresholds.high },
    { level: "HIGH", from: thresholds.high, to: thresholds.medium },
    { level: "MEDIUM", from: thresholds.medium, to: thresholds.low },
    { level: "LOW", from: thresholds.low, to: 100 },
  ];
}
