import type { Factor } from "../entities/trust-signal";
import type { KycLevel } from "../value-objects/kyc-level";
import type { RiskLevel } from "../value-objects/risk-level";

/**
 * Everything that turns evidence into a standing, and a standing into what an account may do. One immutable document
 * per version; every score and decision names the version it used. Points unless a name carries another unit.
 */
export type TrustPolicy = {
  readonly version: number;
  readonly currency: "INR";
  readonly base: number;
  readonly factors: Readonly<Record<Factor, FactorRule>>;
  /** Attempts a day that one recent good payment of one's own adds to the burst allowance. */
  readonly burstPace: number;
  readonly masses: SignalMasses;
  /** An identifier shared by more accounts than this links nobody. */
  readonly hubLimit: number;
  /** The lowest score of a level; below HIGH is CRITICAL. */
  readonly thresholds: { readonly LOW: number; readonly MEDIUM: number; readonly HIGH: number };
  /** A risk falls only at this much above the threshold, held for `coolDownHours`. */
  readonly hysteresis: number;
  readonly coolDownHours: number;
  readonly action: ActionRules;
  readonly outputs: OutputTables;
  readonly review: ReviewRules;
  readonly approvals: ApprovalRules;
  /** How long a decision can be taken back before anything leaves the house. */
  readonly undoSeconds: number;
};

/** A rate compares the bad share with the population's, `p0`, after `k` imagined facts; a count has no good side. */
export type FactorRule = RateRule | CountRule;

export type RateRule = ScaleOfFactor & { readonly kind: "rate"; readonly p0: number };

export type CountRule = ScaleOfFactor & { readonly kind: "count"; readonly allowance: number };

type ScaleOfFactor = {
  readonly k: number;
  readonly weight: number;
  readonly capDown: number;
  readonly capUp: number;
  readonly halfLifeDays: number;
};

/** What one fact weighs when a consumer turns an event into signals. */
export type SignalMasses = {
  readonly decline: number;
  readonly chargeback: number;
  /** The most that one order or refund counts, in typical orders. */
  readonly refundMax: number;
  readonly sharedAccount: number;
  readonly sharedLockedAccount: number;
  readonly disputeOpened: number;
  readonly disputeLost: number;
  readonly disputeWonGood: number;
};

export type ActionRules = {
  /** The shop's usual order, in paise. */
  readonly typicalMinor: number;
  readonly amountWeight: number;
  readonly amountDown: number;
  readonly amountUp: number;
  readonly freshAccountSeconds: number;
  readonly freshAccountPoints: number;
  readonly sellerMinMass: number;
  readonly sellerDown: number;
  readonly review: number;
  readonly deny: number;
};

export const COUPON_ELIGIBILITIES = ["ALL", "LIMITED", "NONE"] as const;
export type CouponEligibility = (typeof COUPON_ELIGIBILITIES)[number];

export const PAYMENT_METHODS = ["CARD", "UPI", "WALLET", "COD", "PAY_LATER"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export const PRICING_TIERS = ["PREFERRED", "STANDARD", "GUARDED"] as const;
export type PricingTier = (typeof PRICING_TIERS)[number];

export type OutputTables = {
  /** In paise. */
  readonly maxOrderMinor: ByRisk<Readonly<Record<KycLevel, number>>>;
  readonly coupons: ByRisk<Readonly<Record<KycLevel, CouponEligibility>>>;
  /** The KYC level from which a method is open; a method that is not named is closed. */
  readonly paymentMethodsFrom: ByRisk<Readonly<Partial<Record<PaymentMethod, KycLevel>>>>;
  readonly manualReview: ByRisk<boolean>;
  readonly pricing: ByRisk<Pricing>;
  /** What a seller with KYC BUSINESS may do; anything less lists nothing and is paid nothing. */
  readonly seller: ByRisk<SellerRow>;
  /** A seller in PROBATION gets the worse of this and the row of their risk. */
  readonly probation: SellerRow;
};

export type ByRisk<Value> = Readonly<Record<RiskLevel, Value>>;

export type Pricing = { readonly tier: PricingTier; readonly adjustmentBasisPoints: number };

export type SellerRow = {
  /** No new listing while this many or more are live. */
  readonly listingLimit: number;
  readonly payoutHoldDays: number;
  readonly instantPayout: boolean;
  readonly promotedListings: boolean;
};

export type ReviewRules = {
  readonly highDueHours: number;
  readonly criticalDueHours: number;
  readonly otherDueHours: number;
  /** A larger fall within the window, burst not counted, flags an account. */
  readonly fallPoints: number;
  readonly fallWindowHours: number;
  /** A cleared account comes back only when the evidence since then costs it at least this. */
  readonly newEvidencePoints: number;
  readonly sampleSharePerDay: number;
  readonly sampleMinPerDay: number;
  readonly sampleMaxPerDay: number;
};

/** What one person may do alone; beyond it a second LEAD approves. */
export type ApprovalRules = {
  readonly lockHoursAlone: number;
  readonly accountsAtOnceAlone: number;
  readonly accountsAtOnceMax: number;
  readonly requestLapsesHours: number;
};
