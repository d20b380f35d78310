import type { Evidence } from "../entities/evidence";
import { TRUST_INPUTS, type TrustInput } from "../entities/trust-signal";
import type { TrustPolicy } from "../policies/trust-policy";
import { goodMassAt } from "./factor-points";
import { evaluateTrust } from "./trust-evaluation-service";

export const COHORT_SIDES = ["BUYER", "SELLER"] as const;
export type CohortSide = (typeof COHORT_SIDES)[number];

/** Bands of recent orders, or sales: their good mass, in which an old one counts less. */
export const COHORT_BANDS = ["0", "1-9", "10-49", "50+"] as const;
export type CohortBand = (typeof COHORT_BANDS)[number];

export type Cohort = { readonly side: CohortSide; readonly band: CohortBand };

export const cohortKey = ({ side, band }: Cohort): string => `${side}:${band}`;

/** Accounts alike: those that sell by their sales, all others by their orders. */
export function cohortOf(evidence: Evidence, sells: boolean, at: Date): Cohort {
  const mass = goodMassAt(evidence, sells ? "disputes" : "completion", at.getTime());
  return { side: sells ? "SELLER" : "BUYER", band: bandOf(mass) };
}

function bandOf(mass: number): CohortBand {
  if (mass >= 50) return "50+";
  if (mass >= 10) return "10-49";
  return mass >= 1 ? "1-9" : "0";
}

export type PeerMedian = { readonly sampled: number; readonly medianMilli: Readonly<Record<TrustInput, number>> };

/** What the accounts of a sample have of each input, at the middle; of an even number the lower of the two. */
export function medianPoints(sample: readonly Evidence[], policy: TrustPolicy, at: Date): PeerMedian {
  const evaluated = sample.map((evidence) => evaluateTrust(evidence, policy, at));
  const median = (input: TrustInput): number => {
    const points = evaluated
      .map(({ lines }) => lines.find((line) => line.input === input)?.pointsMilli ?? 0)
      .sort((a, b) => a - b);
    return points[Math.floor((points.length - 1) / 2)] ?? 0;
  };
  const all = TRUST_INPUTS.map((input) => [input, median(input)] as const);
  return { sampled: sample.length, medianMilli: recordOf(all) };
}

function recordOf(entries: readonly (readonly [TrustInput, number])[]): Readonly<Record<TrustInput, number>> {
  const of = (input: TrustInput): number => entries.find(([name]) => name === input)?.[1] ?? 0;
  return {
    ORDER_SUCCESS: of("ORDER_SUCCESS"),
    REFUNDS: of("REFUNDS"),
    COUPON_ABUSE: of("COUPON_ABUSE"),
    PAYMENT_FAILURES: of("PAYMENT_FAILURES"),
    DEVICE_CHANGES: of("DEVICE_CHANGES"),
    IP_RISK: of("IP_RISK"),
    SELLER_DISPUTES: of("SELLER_DISPUTES"),
  };
}
