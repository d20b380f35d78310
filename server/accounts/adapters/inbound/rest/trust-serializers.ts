import * as z from "zod/mini";
import { FACTORS, TRUST_INPUTS } from "@/server/accounts/domain/entities/trust-signal";
import { KYC_LEVELS } from "@/server/accounts/domain/value-objects/kyc-level";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import type { MachineStanding } from "@/server/accounts/read-model/queries/get-machine-standing";
import { moment } from "./serializers";

/** Points with at most three decimals; lines add up to scores exactly at three. */
export const points = z.number();

/** Whole milli-points as points: the nearest number to the decimal one. */
export const inPoints = (milli: number): number => milli / 1_000;

const factorSchema = z.strictObject({ factor: z.enum(FACTORS), points, good: z.number(), bad: z.number() });

export const trustSchema = z.strictObject({
  trustScore: points,
  riskLevel: z.enum(RISK_LEVELS),
  kycLevel: z.enum(KYC_LEVELS),
  policyVersion: z.int(),
  evaluatedAt: moment,
  base: points,
  lines: z.array(
    z.strictObject({
      input: z.enum([...TRUST_INPUTS, "CLAMP", "FLOOR", "OVERRIDE"]),
      points,
      factors: z.array(factorSchema),
    }),
  ),
  forecast: z.array(z.strictObject({ at: moment, riskLevel: z.enum(RISK_LEVELS) })),
  counterfactuals: z.array(
    z.strictObject({
      change: z.enum(["WITHOUT_INPUT", "MORE_GOOD_ORDERS"]),
      input: z.nullable(z.enum(TRUST_INPUTS)),
      count: z.nullable(z.int()),
      trustScore: points,
      riskLevel: z.enum(RISK_LEVELS),
    }),
  ),
});

const rounded = (mass: number): number => Math.round(mass * 1_000) / 1_000 + 0;

export const trustJson = (standing: MachineStanding): z.output<typeof trustSchema> => {
  const { evaluation } = standing;
  return {
    trustScore: inPoints(evaluation.scoreMilli),
    riskLevel: standing.riskLevel,
    kycLevel: standing.kycLevel,
    policyVersion: evaluation.policyVersion,
    evaluatedAt: evaluation.at.toISOString(),
    base: inPoints(evaluation.baseMilli),
    lines: [
      ...evaluation.lines.map(({ input, pointsMilli, factors }) => ({
        input,
        points: inPoints(pointsMilli),
        factors: factors.map(({ factor, pointsMilli: own, good, bad }) => ({
          factor,
          points: inPoints(own),
          good: rounded(good),
          bad: rounded(bad),
        })),
      })),
      ...evaluation.adjustments.map(({ kind, pointsMilli }) => ({
        input: kind,
        points: inPoints(pointsMilli),
        factors: [],
      })),
    ],
    forecast: standing.forecast.map(({ at, riskLevel }) => ({ at: at.toISOString(), riskLevel })),
    counterfactuals: standing.counterfactuals.map((one) => ({
      change: one.change,
      input: one.change === "WITHOUT_INPUT" ? one.input : null,
      count: one.change === "MORE_GOOD_ORDERS" ? one.count : null,
      trustScore: inPoints(one.scoreMilli),
      riskLevel: one.riskLevel,
    })),
  };
};
