import type { SellerConductDto } from "@/server/accounts/application/dto/conduct-dto";
import type { SellerEffectsDto } from "@/server/accounts/application/dto/effects-dto";
import type {
  SellerFiguresDto,
  SellerNumberDto,
  SellingHomeDto,
  SellingHomeState,
} from "@/server/accounts/application/dto/selling-home-dto";
import { NO_PRIVILEGES } from "@/server/accounts/domain/domain-services/entitlement-service";
import { probationProgress } from "@/server/accounts/domain/domain-services/probation-progress-service";
import { isFlagged } from "@/server/accounts/domain/domain-services/review-trigger-service";
import type { OnboardingState } from "@/server/accounts/domain/entities/seller-onboarding";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { kycAtLeast } from "@/server/accounts/domain/value-objects/kyc-level";
import { type AccountFacts, entitlementFactsOf } from "./account-facts";
import { effectsOf } from "./effects";

/** The newest application with the orders it is counted by. */
export type OwnWay = {
  readonly gst_number: string;
  readonly state: OnboardingState | null;
  readonly sales: number;
};

/** While another number is looked at nothing is sold: said at once, though the worker takes the level back a moment later. */
export const effectsNow = (
  facts: AccountFacts,
  policy: TrustPolicy,
  { inReview }: Pick<SellerNumberDto, "inReview">,
): Pick<SellingHomeDto, "privileges" | "pricing" | "best"> => {
  const now = effectsOf(entitlementFactsOf(facts), policy);
  const privileges = inReview ? NO_PRIVILEGES : (now.seller ?? NO_PRIVILEGES);
  const best = asEstablished(facts, policy, "LOW");
  return { privileges, pricing: now.pricing, best: isSame(best, privileges) ? null : best };
};

/** What the same shop could do once established, with nothing held against it but how it stands. */
function asEstablished(facts: AccountFacts, policy: TrustPolicy, risk = facts.risk): SellerEffectsDto {
  const free = {
    status: "ACTIVE",
    lockScope: null,
    limit: null,
    kycLevel: "BUSINESS",
    isSellingPaused: false,
  } as const;
  const known = { ...entitlementFactsOf(facts), ...free, risk, sellerStage: "ESTABLISHED" as const };
  return effectsOf(known, policy).seller ?? NO_PRIVILEGES;
}

const isSame = (one: SellerEffectsDto, other: SellerEffectsDto): boolean =>
  one.listingLimit === other.listingLimit &&
  one.payoutHoldDays === other.payoutHoldDays &&
  one.instantPayout === other.instantPayout &&
  one.promotedListings === other.promotedListings;

export function probationOf(
  facts: AccountFacts,
  policy: TrustPolicy,
  { way, since, at }: { readonly way: OwnWay | undefined; readonly since: Date; readonly at: Date },
): SellingHomeDto["probation"] {
  if (facts.stage !== "PROBATION" || !way?.state) return null;
  const known = { completedSales: way.sales, isTrusted: !isFlagged(facts.risk) };
  const progress = probationProgress({ onboarding: way.state, since, at, ...known });
  // Nobody is established on a bad record: what comes after is that of a good one.
  return { progress, after: asEstablished(facts, policy, known.isTrusted ? facts.risk : "MEDIUM") };
}

export function numberOf(facts: AccountFacts, way: OwnWay | undefined): SellerNumberDto {
  const { gst_number: inUse, is_verified: isConfirmed } = facts.row;
  const { reopened, stages } = way?.state ?? {};
  const asked = stages?.TAX.status === "RETURNED" ? stages.TAX.returned : null;
  return {
    inUse,
    isConfirmed: isConfirmed ?? false,
    inReview:
      way && reopened
        ? { value: way.gst_number, asked: asked ? { message: asked.message, until: asked.until } : null }
        : null,
    isChangeable: Boolean(way?.state),
  };
}

export function stateOf(facts: AccountFacts, { inReview }: SellerNumberDto, mayList: boolean): SellingHomeState {
  const { status, isLocked, row, kyc } = facts;
  if (status !== "ACTIVE" || (isLocked && row.lock_scope !== "UNKNOWN_DEVICES")) return "STOPPED";
  if (row.is_selling_paused) return "PAUSED";
  if (inReview) return inReview.asked ? "NUMBER_RETURNED" : "NUMBER_IN_REVIEW";
  if (!kycAtLeast(kyc, "BUSINESS")) return "NOT_PROVED";
  return mayList ? "OPEN" : "PAUSED";
}

/** Counted as the seller's customers would: a complaint that was withdrawn is none. */
export function figuresOf(seller: SellerConductDto | null, way: OwnWay | undefined): SellerFiguresDto {
  const { opened = 0, withdrawn = 0, badReviews = 0 } = seller?.disputes ?? {};
  return {
    ordersCompleted: way?.sales ?? seller?.undisputedSales ?? 0,
    withoutComplaint: seller?.undisputedSales ?? 0,
    complaints: Math.max(0, opened - withdrawn),
    badReviews,
    ordersFailed: seller?.ordersFailed ?? 0,
    lastSaleAt: seller?.lastSaleAt ?? null,
  };
}
