import type { ExplanationDto, ExplanationLineDto } from "@/server/accounts/application/dto/explanation-dto";
import type { ThresholdDto } from "@/server/accounts/application/dto/standing-dto";
import { formulaWords, goodPaymentsOf } from "@/server/accounts/domain/domain-services/formula-words";
import { thresholdMilli } from "@/server/accounts/domain/domain-services/risk-transition-service";
import type { Evaluation, FactorPoints } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import {
  type ExplainedInput,
  type Explanation,
  explainTrust,
  seenIn,
} from "@/server/accounts/domain/domain-services/trust-explanation-service";
import { FACTORS_OF_INPUT, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { StoredSignals } from "./stored-signals";

/**
 * An evaluation in words and numbers. Facts are counted only when all of the account's signals were read; else the
 * words speak of decayed masses, which are always whole.
 */
export function explain(
  evaluation: Evaluation,
  risk: RiskLevel,
  policy: TrustPolicy,
  { signals, isWhole }: StoredSignals,
): ExplanationDto {
  const seen = isWhole ? seenIn(signals, evaluation.at) : {};
  const explained = explainTrust(evaluation, risk, policy, seen);
  const goodPayments = goodPaymentsOf(evaluation.factors);
  const formulaOf = (factor: FactorPoints) => formulaWords(factor, policy, goodPayments);
  return {
    at: explained.at,
    policyVersion: explained.policyVersion,
    scoreMilli: explained.scoreMilli,
    scoreText: explained.scoreText,
    risk: explained.risk,
    base: explained.base,
    lines: explained.lines.map((line) => toLine(line, signals, formulaOf)),
    adjustments: explained.adjustments.map(({ kind, label, pointsMilli, pointsText }) => ({
      kind,
      label,
      pointsMilli,
      pointsText,
    })),
    thresholds: thresholdsOf(policy),
    ...distances(explained),
    sentence: explained.headline,
  };
}

/** Level boundaries, lowest first. */
export const thresholdsOf = (policy: TrustPolicy): readonly ThresholdDto[] =>
  (["HIGH", "MEDIUM", "LOW"] as const).map((risk) => ({ risk, fromMilli: thresholdMilli(risk, policy) }));

const distances = ({ toBetter, toWorse }: Explanation): Pick<ExplanationDto, "toBetter" | "toWorse"> => ({
  toBetter: toBetter && {
    risk: toBetter.risk,
    neededMilli: toBetter.neededMilli,
    missingMilli: toBetter.missingMilli,
    holdHours: toBetter.holdHours,
  },
  toWorse: toWorse && { risk: toWorse.risk, belowMilli: toWorse.belowMilli, marginMilli: toWorse.marginMilli },
});

const toLine = (
  line: ExplainedInput,
  signals: readonly TrustSignal[],
  formulaOf: (factor: FactorPoints) => string,
): ExplanationLineDto => ({
  input: line.input,
  label: line.label,
  seen: line.words,
  pointsMilli: line.pointsMilli,
  pointsText: line.pointsText,
  known: line.factors.some(({ good, bad }) => good !== 0 || bad !== 0),
  evidenceCount: signals.filter(({ factor }) => FACTORS_OF_INPUT[line.input].includes(factor)).length,
  factors: line.factors.map((factor) => ({
    factor: factor.factor,
    label: factor.label,
    seen: factor.words,
    pointsMilli: factor.pointsMilli,
    good: factor.good,
    bad: factor.bad,
    halfLifeDays: factor.halfLifeDays,
    weight: factor.weight,
    formula: formulaOf(factor),
  })),
});
