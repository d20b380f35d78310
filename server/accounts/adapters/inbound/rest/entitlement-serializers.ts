import * as z from "zod/mini";
import type { Entitlements } from "@/server/accounts/domain/domain-services/entitlement-service";
import { RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import type { Authorization } from "@/server/accounts/read-model/queries/authorize-action";
import { inPoints, points } from "./trust-serializers";

export const entitlementsSchema = z.strictObject({
  maxOrderValue: z.strictObject({ minor: z.int(), currency: z.literal("INR") }),
  couponEligibility: z.enum(["ALL", "LIMITED", "NONE"]),
  paymentMethods: z.array(z.enum(["CARD", "UPI", "WALLET", "COD", "PAY_LATER"])),
  sellerPrivileges: z.strictObject({
    listingLimit: z.int(),
    payoutHoldDays: z.nullable(z.int()),
    instantPayout: z.boolean(),
    promotedListings: z.boolean(),
  }),
  pricing: z.strictObject({ tier: z.enum(["PREFERRED", "STANDARD", "GUARDED"]), adjustmentBasisPoints: z.int() }),
  manualReview: z.boolean(),
  riskLevel: z.enum(RISK_LEVELS),
  policyVersion: z.int(),
});

export const entitlementsJson = (outputs: Entitlements): z.output<typeof entitlementsSchema> => ({
  maxOrderValue: { minor: outputs.maxOrderValue.minor, currency: outputs.maxOrderValue.currency },
  couponEligibility: outputs.couponEligibility,
  paymentMethods: [...outputs.paymentMethods],
  sellerPrivileges: {
    listingLimit: outputs.sellerPrivileges.listingLimit,
    payoutHoldDays: outputs.sellerPrivileges.payoutHoldDays,
    instantPayout: outputs.sellerPrivileges.instantPayout,
    promotedListings: outputs.sellerPrivileges.promotedListings,
  },
  pricing: { tier: outputs.pricing.tier, adjustmentBasisPoints: outputs.pricing.adjustmentBasisPoints },
  manualReview: outputs.manualReview,
  riskLevel: outputs.riskLevel,
  policyVersion: outputs.policyVersion,
});

export const authorizationSchema = z.strictObject({
  decision: z.enum(["ALLOW", "REVIEW", "DENY"]),
  allowed: z.boolean(),
  score: points,
  base: points,
  /** The seven inputs, then the lines of the attempt: AMOUNT, FRESH_ACCOUNT, SELLER, and bounds where they moved it. */
  lines: z.array(z.strictObject({ name: z.string(), points })),
  refusals: z.array(z.strictObject({ code: z.string(), output: z.string(), limit: z.string() })),
  policyVersion: z.int(),
});

export const authorizationJson = (answer: Authorization): z.output<typeof authorizationSchema> => ({
  decision: answer.decision,
  allowed: answer.decision === "ALLOW",
  score: inPoints(answer.scoreMilli),
  base: inPoints(answer.account.baseMilli),
  lines: [
    ...answer.account.lines.map(({ input, pointsMilli }) => ({ name: input, points: inPoints(pointsMilli) })),
    ...answer.account.adjustments.map(({ kind, pointsMilli }) => ({
      name: `ACCOUNT_${kind}`,
      points: inPoints(pointsMilli),
    })),
    ...answer.lines.map(({ kind, pointsMilli }) => ({ name: kind, points: inPoints(pointsMilli) })),
  ],
  refusals: answer.refusals.map(({ code, output, limit }) => ({ code, output, limit })),
  policyVersion: answer.policyVersion,
});
