import type { RiskLevel } from "./risk-level";

/** The levels whose outputs an account can be held to. */
export const LIMIT_LEVELS = ["MEDIUM", "HIGH", "CRITICAL"] as const satisfies readonly RiskLevel[];

export type LimitLevel = (typeof LIMIT_LEVELS)[number];

export const isLimitLevel = (text: string): text is LimitLevel => LIMIT_LEVELS.some((level) => level === text);
