import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";

/** The level alone for SUPPORT; points for those who read trust. Milli-points: 42,600 is 42.6. */
export type StandingDto = LevelStandingDto | FullStandingDto;

export type LevelStandingDto = { readonly view: "LEVEL"; readonly risk: RiskLevel };

export type FullStandingDto = {
  readonly view: "FULL";
  readonly risk: RiskLevel;
  readonly scoreMilli: number;
  readonly scoreText: string;
  /** Against the score of 24 hours earlier; null when too much arrived since to take it back. */
  readonly delta24hMilli: number | null;
  readonly policyVersion: number;
  /** The moment the score is computed for. */
  readonly at: Date;
  /** Level boundaries, lowest first: HIGH from 30,000, MEDIUM from 50,000, LOW from 70,000. */
  readonly thresholds: readonly ThresholdDto[];
};

export type ThresholdDto = { readonly risk: RiskLevel; readonly fromMilli: number };
