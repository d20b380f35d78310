import type { Factor, TrustInput } from "@/server/accounts/domain/entities/trust-signal";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { ThresholdDto } from "./standing-dto";

/**
 * A score taken apart, exactly: base + lines + adjustments = score, in milli-points; the texts, in whole tenths, add up
 * to the text of the score too.
 */
export type ExplanationDto = {
  readonly at: Date;
  readonly policyVersion: number;
  readonly scoreMilli: number;
  readonly scoreText: string;
  readonly risk: RiskLevel;
  readonly base: { readonly pointsMilli: number; readonly pointsText: string };
  /** The seven inputs in their fixed order. */
  readonly lines: readonly ExplanationLineDto[];
  /** Bounds, floor, override: only those that moved the score. */
  readonly adjustments: readonly ExplanationAdjustmentDto[];
  readonly thresholds: readonly ThresholdDto[];
  /** What the next better level needs, held for `holdHours`; null at LOW. */
  readonly toBetter: {
    readonly risk: RiskLevel;
    readonly neededMilli: number;
    readonly missingMilli: number;
    readonly holdHours: number;
  } | null;
  /** Below this score the next worse level begins at once; null at CRITICAL. */
  readonly toWorse: { readonly risk: RiskLevel; readonly belowMilli: number; readonly marginMilli: number } | null;
  /** The same in plain sentences. */
  readonly sentence: string;
};

export type ExplanationLineDto = {
  readonly input: TrustInput;
  readonly label: string;
  /** What was seen, in words: "3 abuses in 20 days". */
  readonly seen: string;
  readonly pointsMilli: number;
  readonly pointsText: string;
  /** False when nothing at all is known: it counts as neutral. */
  readonly known: boolean;
  /** Stored signals behind the line. */
  readonly evidenceCount: number;
  readonly factors: readonly ExplanationFactorDto[];
};

export type ExplanationFactorDto = {
  readonly factor: Factor;
  readonly label: string;
  readonly seen: string;
  readonly pointsMilli: number;
  /** Decayed masses at the moment. */
  readonly good: number;
  readonly bad: number;
  readonly halfLifeDays: number;
  readonly weight: number;
  /** How its points come about, in words with its own numbers. */
  readonly formula: string;
};

export type ExplanationAdjustmentDto = {
  readonly kind: "CLAMP" | "FLOOR" | "OVERRIDE";
  readonly label: string;
  readonly pointsMilli: number;
  readonly pointsText: string;
};
