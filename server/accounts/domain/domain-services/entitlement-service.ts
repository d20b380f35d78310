import type { CouponEligibility, PaymentMethod, Pricing, SellerRow, TrustPolicy } from "../policies/trust-policy";
import { PAYMENT_METHODS } from "../policies/trust-policy";
import type { AccountStatus } from "../value-objects/account-status";
import { type KycLevel, kycAtLeast } from "../value-objects/kyc-level";
import type { LockScope } from "../value-objects/lock-reason";
import { isSellingStage, type OnboardingStage } from "../value-objects/onboarding-stage";
import { isWorseRisk, type RiskLevel } from "../value-objects/risk-level";
import type { RoleType } from "../value-objects/role-type";

/** What an account may do now. Other domains ask for it and get an answer for any account at any time. */
export type Entitlements = {
  readonly maxOrderValue: { readonly minor: number; readonly currency: TrustPolicy["currency"] };
  readonly couponEligibility: CouponEligibility;
  readonly paymentMethods: readonly PaymentMethod[];
  readonly sellerPrivileges: SellerPrivileges;
  readonly pricing: Pricing;
  readonly manualReview: boolean;
  readonly riskLevel: RiskLevel;
  readonly policyVersion: number;
};

export type SellerPrivileges = {
  /** No new listing while this many or more are live. */
  readonly listingLimit: number;
  /** Null where nothing is paid out at all. */
  readonly payoutHoldDays: number | null;
  readonly instantPayout: boolean;
  readonly promotedListings: boolean;
};

export type EntitlementFacts = {
  readonly risk: RiskLevel;
  readonly kycLevel: KycLevel;
  readonly roles: readonly RoleType[];
  readonly sellerStage: OnboardingStage | null;
  readonly status: AccountStatus;
  /** The scope of the lock that holds at this moment; null without one. */
  readonly lockScope: LockScope | null;
  /** The way of a seller on probation is paused: nothing new is sold, orders on the way go on. */
  readonly isSellingPaused?: boolean;
  /** The level whose outputs a reviewer holds the account to at this moment. */
  readonly limit?: RiskLevel | null;
};

/**
 * The outputs of a standing by risk, KYC level, role and seller stage (trust policy, section 4). Whoever is suspended,
 * disabled or locked gets nothing; a lock of the seller side takes only that side; one of unknown devices, nothing.
 * A reviewer's limit takes and never gives.
 */
export function entitlementsFor(known: EntitlementFacts, policy: TrustPolicy): Entitlements {
  const facts = { ...known, risk: cappedRisk(known) };
  const isHeld = facts.status !== "ACTIVE" || facts.lockScope === "ACCOUNT";
  const buys = !isHeld && facts.roles.includes("BUYER");
  const sells = !isHeld && facts.lockScope !== "SELLER" && facts.roles.includes("SELLER");
  const { outputs } = policy;
  return {
    maxOrderValue: {
      minor: buys ? outputs.maxOrderMinor[facts.risk][facts.kycLevel] : 0,
      currency: policy.currency,
    },
    couponEligibility: buys ? outputs.coupons[facts.risk][facts.kycLevel] : "NONE",
    paymentMethods: buys ? openMethods(facts, policy) : [],
    sellerPrivileges: sells ? privilegesOf(facts, policy) : NO_PRIVILEGES,
    pricing: isHeld ? outputs.pricing.CRITICAL : outputs.pricing[facts.risk],
    manualReview: isHeld || outputs.manualReview[facts.risk],
    riskLevel: known.risk,
    policyVersion: policy.version,
  };
}

const cappedRisk = ({ risk, limit }: EntitlementFacts): RiskLevel => (limit && isWorseRisk(limit, risk) ? limit : risk);

/** What a held account, or one that does not sell, has of the seller side. */
export const NO_PRIVILEGES: SellerPrivileges = {
  listingLimit: 0,
  payoutHoldDays: null,
  instantPayout: false,
  promotedListings: false,
};

const openMethods = ({ risk, kycLevel }: EntitlementFacts, { outputs }: TrustPolicy): PaymentMethod[] =>
  PAYMENT_METHODS.filter((method) => {
    const needed = outputs.paymentMethodsFrom[risk][method];
    return needed !== undefined && kycAtLeast(kycLevel, needed);
  });

function privilegesOf(facts: EntitlementFacts, { outputs }: TrustPolicy): SellerPrivileges {
  const { risk, kycLevel, sellerStage } = facts;
  if (sellerStage === "PROBATION" && facts.isSellingPaused) return NO_PRIVILEGES;
  if (!sellerStage || !isSellingStage(sellerStage) || !kycAtLeast(kycLevel, "BUSINESS")) return NO_PRIVILEGES;
  return sellerStage === "PROBATION" ? worseOf(outputs.seller[risk], outputs.probation) : outputs.seller[risk];
}

const worseOf = (a: SellerRow, b: SellerRow): SellerRow => ({
  listingLimit: Math.min(a.listingLimit, b.listingLimit),
  payoutHoldDays: Math.max(a.payoutHoldDays, b.payoutHoldDays),
  instantPayout: a.instantPayout && b.instantPayout,
  promotedListings: a.promotedListings && b.promotedListings,
});
