import { FACTORS } from "../entities/trust-signal";
import { done, type Result, refuse } from "../result";
import { KYC_LEVELS } from "../value-objects/kyc-level";
import { RISK_LEVELS } from "../value-objects/risk-level";
import { COUPON_ELIGIBILITIES, PAYMENT_METHODS, PRICING_TIERS, type TrustPolicy } from "./trust-policy";
import { contradictionsIn } from "./trust-policy-contradictions";
import { canonicalJson } from "./trust-policy-document";
import { flag, objectOf, oneOf, optional, range, type Shape, whole } from "./trust-policy-shape";

/** An immutable copy of a policy document from anywhere. Refuses VALIDATION, naming each wrong value and its limits. */
export function parseTrustPolicy(document: unknown): Result<TrustPolicy> {
  const shapeProblems = policyShape(document, "");
  if (shapeProblems.length > 0) return refuse({ code: "VALIDATION", fields: shapeProblems });
  const policy = checkedPolicy(JSON.parse(canonicalJson(document)));
  const problems = contradictionsIn(policy);
  return problems.length > 0 ? refuse({ code: "VALIDATION", fields: problems }) : done(frozen(policy));
}

/** The cast is true because `policyShape` has looked at every field. */
const checkedPolicy = (document: unknown): TrustPolicy => document as TrustPolicy;

const scale = {
  k: range(0.01, 10_000),
  weight: range(0, 20),
  capDown: range(0, 100),
  capUp: range(0, 100),
  halfLifeDays: range(0.01, 3650),
};
const factorShape: Shape = (value, path) => {
  const isRate = typeof value === "object" && value !== null && "kind" in value && value.kind === "rate";
  const own = isRate
    ? { kind: oneOf(["rate"]), p0: range(0.0001, 0.9999) }
    : { kind: oneOf(["count"]), allowance: range(0, 10_000) };
  return objectOf({ ...scale, ...own })(value, path);
};

const each = (keys: readonly string[], shape: Shape): Shape =>
  objectOf(Object.fromEntries(keys.map((key) => [key, shape])));

const sellerRow = objectOf({
  listingLimit: whole(0, 10_000_000),
  payoutHoldDays: range(0, 365),
  instantPayout: flag,
  promotedListings: flag,
});

const mass = range(0, 100);
const points = range(0, 100);

const actionShape = objectOf({
  typicalMinor: whole(1, 1_000_000_000),
  amountWeight: range(0, 10),
  amountDown: points,
  amountUp: points,
  freshAccountSeconds: whole(0, 31_536_000),
  freshAccountPoints: range(-100, 0),
  sellerMinMass: range(0, 10_000),
  sellerDown: points,
  review: points,
  deny: points,
});

const outputsShape = objectOf({
  maxOrderMinor: each(RISK_LEVELS, each(KYC_LEVELS, whole(0, 1_000_000_000_000))),
  coupons: each(RISK_LEVELS, each(KYC_LEVELS, oneOf(COUPON_ELIGIBILITIES))),
  paymentMethodsFrom: each(RISK_LEVELS, each(PAYMENT_METHODS, optional(oneOf(KYC_LEVELS)))),
  manualReview: each(RISK_LEVELS, flag),
  pricing: each(RISK_LEVELS, objectOf({ tier: oneOf(PRICING_TIERS), adjustmentBasisPoints: whole(-5000, 5000) })),
  seller: each(RISK_LEVELS, sellerRow),
  probation: sellerRow,
});

const reviewShape = objectOf({
  highDueHours: range(0.1, 720),
  criticalDueHours: range(0.1, 720),
  otherDueHours: range(0.1, 720),
  fallPoints: points,
  fallWindowHours: range(1, 720),
  newEvidencePoints: points,
  sampleSharePerDay: range(0, 1),
  sampleMinPerDay: whole(0, 1000),
  sampleMaxPerDay: whole(0, 1000),
});

const policyShape = objectOf({
  version: whole(1, 1_000_000),
  currency: oneOf(["INR"]),
  base: points,
  factors: each(FACTORS, factorShape),
  burstPace: range(0, 100),
  masses: objectOf({
    decline: mass,
    chargeback: mass,
    refundMax: mass,
    sharedAccount: mass,
    sharedLockedAccount: mass,
    disputeOpened: mass,
    disputeLost: mass,
    disputeWonGood: mass,
  }),
  hubLimit: whole(1, 1_000_000),
  thresholds: objectOf({ LOW: points, MEDIUM: points, HIGH: points }),
  hysteresis: range(0, 20),
  coolDownHours: range(0, 720),
  action: actionShape,
  outputs: outputsShape,
  review: reviewShape,
  approvals: objectOf({
    lockHoursAlone: range(0, 720),
    accountsAtOnceAlone: whole(1, 500),
    accountsAtOnceMax: whole(1, 10_000),
    requestLapsesHours: range(1, 720),
  }),
  undoSeconds: whole(0, 3600),
});

function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
