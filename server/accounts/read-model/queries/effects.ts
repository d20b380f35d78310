import type { EffectsDto, EffectsTableDto } from "@/server/accounts/application/dto/effects-dto";
import {
  type EntitlementFacts,
  type Entitlements,
  entitlementsFor,
} from "@/server/accounts/domain/domain-services/entitlement-service";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { KYC_LEVELS } from "@/server/accounts/domain/value-objects/kyc-level";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";

/** What the account may do, status and lock included. */
export const effectsOf = (facts: EntitlementFacts, policy: TrustPolicy): EffectsDto =>
  toEffects(entitlementsFor(facts, policy), facts);

/** The same account at every level, as if nothing held it: what a change of standing would mean. */
export function effectsTableOf(facts: EntitlementFacts, policy: TrustPolicy): EffectsTableDto {
  const free: EntitlementFacts = { ...facts, status: "ACTIVE", lockScope: null };
  const nextKyc = KYC_LEVELS[KYC_LEVELS.indexOf(facts.kycLevel) + 1];
  return {
    kyc: facts.kycLevel,
    current: facts.risk,
    levels: RISK_LEVELS.map((risk) => ({ risk, effects: effectsOf({ ...free, risk }, policy) })),
    nextKyc: nextKyc
      ? {
          kyc: nextKyc,
          maxOrderValues: RISK_LEVELS.map((risk) => ({
            risk,
            amount: effectsOf({ ...free, risk, kycLevel: nextKyc }, policy).maxOrderValue,
          })),
        }
      : null,
  };
}

const toEffects = (outputs: Entitlements, { roles }: EntitlementFacts): EffectsDto => ({
  maxOrderValue: { minor: outputs.maxOrderValue.minor, currency: outputs.maxOrderValue.currency },
  couponEligibility: outputs.couponEligibility,
  paymentMethods: outputs.paymentMethods,
  manualReview: outputs.manualReview,
  pricing: { tier: outputs.pricing.tier, adjustmentBasisPoints: outputs.pricing.adjustmentBasisPoints },
  seller: roles.includes("SELLER")
    ? {
        listingLimit: outputs.sellerPrivileges.listingLimit,
        payoutHoldDays: outputs.sellerPrivileges.payoutHoldDays,
        instantPayout: outputs.sellerPrivileges.instantPayout,
        promotedListings: outputs.sellerPrivileges.promotedListings,
      }
    : null,
});
