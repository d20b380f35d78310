import { halfLivesV1 } from "./trust-decay-policy";
import type {
  ActionRules,
  CountRule,
  OutputTables,
  RateRule,
  ReviewRules,
  SignalMasses,
  TrustPolicy,
} from "./trust-policy";

/** Rupees as paise, so that the tables below read like the published ones. */
const rupees = (amount: number): number => amount * 100;

const factors: TrustPolicy["factors"] = {
  completion: rate({ p0: 0.08, k: 20, weight: 0.9, capDown: 20, capUp: 12, halfLifeDays: halfLivesV1.completion }),
  refunds: rate({ p0: 0.03, k: 60, weight: 0.75, capDown: 10, capUp: 0, halfLifeDays: halfLivesV1.refunds }),
  couponAbuse: count({ k: 3, weight: 2.4, capDown: 35, allowance: 0, halfLifeDays: halfLivesV1.couponAbuse }),
  failures: rate({ p0: 0.04, k: 100, weight: 2.4, capDown: 45, capUp: 10, halfLifeDays: halfLivesV1.failures }),
  burst: count({ k: 1, weight: 0.8, capDown: 20, allowance: 1, halfLifeDays: halfLivesV1.burst }),
  newDevices: count({ k: 2, weight: 0.8, capDown: 20, allowance: 0, halfLifeDays: halfLivesV1.newDevices }),
  sharedDevices: count({ k: 8, weight: 1.7, capDown: 30, allowance: 0, halfLifeDays: halfLivesV1.sharedDevices }),
  ipReputation: rate({ p0: 0.1, k: 20, weight: 0.4, capDown: 10, capUp: 4, halfLifeDays: halfLivesV1.ipReputation }),
  ipTravel: count({ k: 1, weight: 0.8, capDown: 15, allowance: 0, halfLifeDays: halfLivesV1.ipTravel }),
  disputes: rate({ p0: 0.03, k: 100, weight: 2.6, capDown: 45, capUp: 12, halfLifeDays: halfLivesV1.disputes }),
};

const masses: SignalMasses = {
  decline: 0.2,
  chargeback: 5,
  refundMax: 3,
  sharedAccount: 1,
  sharedLockedAccount: 5,
  disputeOpened: 0.3,
  disputeLost: 1,
  disputeWonGood: 1,
};

const action: ActionRules = {
  typicalMinor: rupees(1000),
  amountWeight: 0.3,
  amountDown: 20,
  amountUp: 4,
  freshAccountSeconds: 60,
  freshAccountPoints: -20,
  sellerMinMass: 10,
  sellerDown: 15,
  review: 45,
  deny: 30,
};

/** Pricing rewards an earned standing and never surcharges suspicion: a wrongly flagged buyer pays the same price. */
const outputs: OutputTables = {
  maxOrderMinor: {
    LOW: { NONE: rupees(5000), CONTACT: rupees(50_000), IDENTITY: rupees(200_000), BUSINESS: rupees(500_000) },
    MEDIUM: { NONE: rupees(2000), CONTACT: rupees(15_000), IDENTITY: rupees(75_000), BUSINESS: rupees(200_000) },
    HIGH: { NONE: rupees(500), CONTACT: rupees(2000), IDENTITY: rupees(10_000), BUSINESS: rupees(25_000) },
    CRITICAL: { NONE: 0, CONTACT: 0, IDENTITY: 0, BUSINESS: 0 },
  },
  coupons: {
    LOW: { NONE: "LIMITED", CONTACT: "ALL", IDENTITY: "ALL", BUSINESS: "ALL" },
    MEDIUM: { NONE: "NONE", CONTACT: "LIMITED", IDENTITY: "ALL", BUSINESS: "ALL" },
    HIGH: { NONE: "NONE", CONTACT: "NONE", IDENTITY: "NONE", BUSINESS: "NONE" },
    CRITICAL: { NONE: "NONE", CONTACT: "NONE", IDENTITY: "NONE", BUSINESS: "NONE" },
  },
  paymentMethodsFrom: {
    LOW: { CARD: "NONE", UPI: "NONE", WALLET: "NONE", COD: "NONE", PAY_LATER: "IDENTITY" },
    MEDIUM: { CARD: "NONE", UPI: "NONE", WALLET: "NONE", COD: "CONTACT" },
    HIGH: { CARD: "NONE", UPI: "NONE" },
    CRITICAL: {},
  },
  manualReview: { LOW: false, MEDIUM: false, HIGH: true, CRITICAL: true },
  pricing: {
    LOW: { tier: "PREFERRED", adjustmentBasisPoints: -200 },
    MEDIUM: { tier: "STANDARD", adjustmentBasisPoints: 0 },
    HIGH: { tier: "GUARDED", adjustmentBasisPoints: 0 },
    CRITICAL: { tier: "GUARDED", adjustmentBasisPoints: 0 },
  },
  seller: {
    LOW: { listingLimit: 10_000, payoutHoldDays: 2, instantPayout: true, promotedListings: true },
    MEDIUM: { listingLimit: 500, payoutHoldDays: 7, instantPayout: false, promotedListings: true },
    HIGH: { listingLimit: 50, payoutHoldDays: 14, instantPayout: false, promotedListings: false },
    CRITICAL: { listingLimit: 0, payoutHoldDays: 30, instantPayout: false, promotedListings: false },
  },
  probation: { listingLimit: 50, payoutHoldDays: 10, instantPayout: false, promotedListings: false },
};

const review: ReviewRules = {
  highDueHours: 8,
  criticalDueHours: 1,
  otherDueHours: 24,
  fallPoints: 15,
  fallWindowHours: 24,
  newEvidencePoints: 1,
  sampleSharePerDay: 0.005,
  sampleMinPerDay: 1,
  sampleMaxPerDay: 10,
};

/** Version 1: fitted on real payments, orders and refunds; every number's source stands in docs/trust-model.md. */
export const trustPolicyV1: TrustPolicy = {
  version: 1,
  currency: "INR",
  base: 60,
  factors,
  burstPace: 0.1,
  masses,
  hubLimit: 50,
  thresholds: { LOW: 70, MEDIUM: 50, HIGH: 30 },
  hysteresis: 2,
  coolDownHours: 24,
  action,
  outputs,
  review,
  approvals: { lockHoursAlone: 24, accountsAtOnceAlone: 10, accountsAtOnceMax: 500, requestLapsesHours: 24 },
  undoSeconds: 30,
};

function rate(rule: Omit<RateRule, "kind">): RateRule {
  return { kind: "rate", ...rule };
}

/** A count only ever costs points: there is no upper cap to reach. */
function count(rule: Omit<CountRule, "kind" | "capUp">): CountRule {
  return { kind: "count", capUp: 0, ...rule };
}
