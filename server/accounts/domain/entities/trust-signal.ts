import type { FieldProblem } from "../exceptions/refusal";
import { done, type Result, refuse } from "../result";
import type { AccountId } from "../value-objects/account-id";

/** The ten kinds of evidence, in the order in which a score adds them up. */
export const FACTORS = [
  "completion",
  "refunds",
  "couponAbuse",
  "failures",
  "burst",
  "newDevices",
  "sharedDevices",
  "ipReputation",
  "ipTravel",
  "disputes",
] as const;

export type Factor = (typeof FACTORS)[number];

/** The seven inputs of a score, in the order in which screens list them. */
export const TRUST_INPUTS = [
  "ORDER_SUCCESS",
  "REFUNDS",
  "COUPON_ABUSE",
  "PAYMENT_FAILURES",
  "DEVICE_CHANGES",
  "IP_RISK",
  "SELLER_DISPUTES",
] as const;

export type TrustInput = (typeof TRUST_INPUTS)[number];

/** Every factor belongs to exactly one input; an input's points are the sum of its factors' points. */
export const FACTORS_OF_INPUT: Readonly<Record<TrustInput, readonly Factor[]>> = {
  ORDER_SUCCESS: ["completion"],
  REFUNDS: ["refunds"],
  COUPON_ABUSE: ["couponAbuse"],
  PAYMENT_FAILURES: ["failures", "burst"],
  DEVICE_CHANGES: ["newDevices", "sharedDevices"],
  IP_RISK: ["ipReputation", "ipTravel"],
  SELLER_DISPUTES: ["disputes"],
};

/**
 * One fact about an account. Unique on (source, sourceEventId, accountId, factor), so it counts once however often
 * it is delivered. Evidence taken back is a signal of negative mass with the same factor and `occurredAt`.
 */
export type TrustSignal = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly factor: Factor;
  readonly good: number;
  readonly bad: number;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly source: string;
  readonly sourceEventId: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
};

/** How far `occurredAt` may run ahead of `recordedAt`: clocks of other systems are never quite right. */
export const CLOCK_SKEW_MINUTES = 5;

/** Above this a bucket of evidence could leave the exact integers; no single fact weighs nearly as much. */
export const LARGEST_SIGNAL_MASS = 10_000;

export const isFactor = (text: string): text is Factor => FACTORS.some((factor) => factor === text);

export const isTrustInput = (text: string): text is TrustInput => TRUST_INPUTS.some((input) => input === text);

export const inputOf = (factor: Factor): TrustInput => INPUT_OF_FACTOR[factor];

/** Refuses VALIDATION for a moment in the future, masses out of range, or a signal that says nothing. */
export function checkTrustSignal(signal: TrustSignal): Result<TrustSignal> {
  if (isSound(signal)) return done(signal);
  const fields = [...momentProblems(signal), ...massProblems(signal)];
  return fields.length > 0 ? refuse({ code: "VALIDATION", fields }) : done(signal);
}

/** Nothing is wrong with most; the rest is looked at closely. */
const isSound = ({ good, bad, occurredAt, recordedAt }: TrustSignal): boolean =>
  occurredAt.getTime() - recordedAt.getTime() <= CLOCK_SKEW_MINUTES * 60_000 &&
  Math.abs(good) <= LARGEST_SIGNAL_MASS &&
  Math.abs(bad) <= LARGEST_SIGNAL_MASS &&
  (good !== 0 || bad !== 0);

function momentProblems({ occurredAt, recordedAt }: TrustSignal): FieldProblem[] {
  const aheadMinutes = (occurredAt.getTime() - recordedAt.getTime()) / 60_000;
  if (Number.isNaN(aheadMinutes)) return [{ field: "occurredAt", problem: "This is not a moment in time." }];
  if (aheadMinutes <= CLOCK_SKEW_MINUTES) return [];
  return [{ field: "occurredAt", problem: `This lies more than ${CLOCK_SKEW_MINUTES} minutes in the future.` }];
}

function massProblems({ good, bad }: TrustSignal): FieldProblem[] {
  const problems = [massProblem("good", good), massProblem("bad", bad)].flat();
  if (problems.length > 0 || good !== 0 || bad !== 0) return problems;
  return [{ field: "bad", problem: "A signal needs a good or a bad mass other than 0." }];
}

const massProblem = (field: string, mass: number): FieldProblem[] =>
  Math.abs(mass) <= LARGEST_SIGNAL_MASS
    ? []
    : [{ field, problem: `A mass lies between -${LARGEST_SIGNAL_MASS} and ${LARGEST_SIGNAL_MASS}.` }];

const INPUT_OF_FACTOR: Readonly<Record<Factor, TrustInput>> = {
  completion: "ORDER_SUCCESS",
  refunds: "REFUNDS",
  couponAbuse: "COUPON_ABUSE",
  failures: "PAYMENT_FAILURES",
  burst: "PAYMENT_FAILURES",
  newDevices: "DEVICE_CHANGES",
  sharedDevices: "DEVICE_CHANGES",
  ipReputation: "IP_RISK",
  ipTravel: "IP_RISK",
  disputes: "SELLER_DISPUTES",
};
