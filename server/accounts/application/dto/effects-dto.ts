import type { CouponEligibility, PaymentMethod } from "@/server/accounts/domain/policies/trust-policy";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { Money } from "./money";

/** What the account may do at one level. */
export type EffectsDto = {
  readonly maxOrderValue: Money;
  readonly couponEligibility: CouponEligibility;
  readonly paymentMethods: readonly PaymentMethod[];
  readonly manualReview: boolean;
  readonly pricing: { readonly tier: string; readonly adjustmentBasisPoints: number };
  /** Null for accounts that do not sell. */
  readonly seller: SellerEffectsDto | null;
};

export type SellerEffectsDto = {
  readonly listingLimit: number;
  /** Null where nothing is paid out at all. */
  readonly payoutHoldDays: number | null;
  readonly instantPayout: boolean;
  readonly promotedListings: boolean;
};

/** The effects now, beside the same account at every level, mildest risk last, and with the next proof of identity. */
export type EffectsTableDto = {
  readonly kyc: KycLevel;
  readonly current: RiskLevel;
  readonly levels: readonly { readonly risk: RiskLevel; readonly effects: EffectsDto }[];
  readonly nextKyc: { readonly kyc: KycLevel; readonly maxOrderValues: readonly LevelAmountDto[] } | null;
};

export type LevelAmountDto = { readonly risk: RiskLevel; readonly amount: Money };
