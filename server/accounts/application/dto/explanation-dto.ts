import type { Factor, TrustInput } from "@/server/accounts/domain/entities/trust-signal";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { ThresholdDto } from "./standing-dto";

/** A score taken apart. `baseMilli` + every `pointsMilli` of `lines` + `clampMilli` is `scoreMilli`, exactly. */
export type ExplanationDto = {
  readonly at: Date;
  readonly policyVersion: number;
  readonly scoreMilli: number;
  readonly risk: RiskLevel;
  readonly baseMilli: number;
  /** The seven inputs in their fixed order. */
  readonly lines: readonly ExplanationLineDto[];
  /** What keeps the score within 0 and 100; 0 when nothing had to. */
  readonly clampMilli: number;
  readonly thresholds: readonly ThresholdDto[];
  /** A flag at this level clears when the score stays at or above `fromMilli` for `hours`; null when not flagged. */
  readonly clears: { readonly fromMilli: number; readonly hours: number } | null;
  /** One plain sentence that says the same. */
  readonly sentence: string;
};

export type ExplanationLineDto = {
  readonly input: TrustInput;
  readonly label: string;
  /** What was seen, in words: "3 abuses in 20 days". */
  readonly seen: string;
  readonly pointsMilli: number;
  /** False when nothing at all is known: it counts as neutral. */
  readonly known: boolean;
  /** Stored signals behind the line, within their bound. */
  readonly evidenceCount: number;
  readonly evidenceLabel: string;
  readonly factors: readonly ExplanationFactorDto[];
};

export type ExplanationFactorDto = {
  readonly factor: Factor;
  readonly label: string;
  readonly pointsMilli: number;
  /** Decayed masses at the moment. */
  readonly good: number;
  readonly bad: number;
  readonly halfLifeDays: number;
  readonly weight: number;
};
