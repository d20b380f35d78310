import * as z from "zod/mini";
import type { StandingForecast } from "@/server/accounts/domain/domain-services/standing-forecast-service";
import { CHANGE_KINDS, type HypotheticalChange } from "@/server/accounts/domain/entities/hypothetical-change";
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
  /** What time alone brings, to the minute; null of a past moment. */
  forecast: z.nullable(
    z.strictObject({
      leavesLevelAt: z.nullable(moment),
      flagClearsAt: z.nullable(moment),
      changes: z.array(z.strictObject({ at: moment, riskLevel: z.enum(RISK_LEVELS) })),
      until: moment,
    }),
  ),
  /** The smallest changes that clear the flag or reach the next level, and the exact score each gives. */
  counterfactuals: z.array(
    z.strictObject({
      changes: z.array(
        z.strictObject({
          kind: z.enum(CHANGE_KINDS),
          change: z.enum(["WITHDRAW", "GOOD_ORDERS", "GOOD_SALES", "WAIT"]),
          factor: z.nullable(z.enum(FACTORS)),
          count: z.nullable(z.int()),
          until: z.nullable(moment),
        }),
      ),
      effort: z.int(),
      trustScore: points,
      riskLevel: z.enum(RISK_LEVELS),
      clearsAt: moment,
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
    forecast: standing.forecast && forecastJson(standing.forecast),
    counterfactuals: standing.counterfactuals.map((one) => ({
      changes: one.changes.map(changeJson),
      effort: one.effort,
      trustScore: inPoints(one.scoreMilli),
      riskLevel: one.riskLevel,
      clearsAt: one.clearsAt.toISOString(),
    })),
  };
};

const forecastJson = ({ scoreLeaves, flagClearsAt, changes, until }: StandingForecast) => ({
  leavesLevelAt: scoreLeaves?.at.toISOString() ?? null,
  flagClearsAt: flagClearsAt?.toISOString() ?? null,
  changes: changes.map(({ at, riskLevel }) => ({ at: at.toISOString(), riskLevel })),
  until: until.toISOString(),
});

const changeJson = (change: HypotheticalChange) => ({
  kind: change.kind,
  change: change.change,
  factor: change.kind === "STAFF" ? change.factor : null,
  count: change.kind === "STAFF" ? change.facts.length : change.kind === "CUSTOMER" ? change.count : null,
  until: change.kind === "TIME" ? change.until.toISOString() : null,
});
