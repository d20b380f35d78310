import type { Factor, TrustInput } from "../entities/trust-signal";
import type { RiskLevel } from "../value-objects/risk-level";
import type { AdjustmentLine } from "./trust-evaluation-service";

/** What the inputs, levels and lines are called wherever people read them. */
export const INPUT_LABELS: Readonly<Record<TrustInput, string>> = {
  ORDER_SUCCESS: "Order success rate",
  REFUNDS: "Refund ratio",
  COUPON_ABUSE: "Coupon abuse",
  PAYMENT_FAILURES: "Payment failures",
  DEVICE_CHANGES: "Device changes",
  IP_RISK: "IP risk",
  SELLER_DISPUTES: "Seller disputes",
};

export const FACTOR_LABELS: Readonly<Record<Factor, string>> = {
  completion: "Completed orders",
  refunds: "Refunds",
  couponAbuse: "Coupon abuse",
  failures: "Declines and chargebacks",
  burst: "Burst of attempts",
  newDevices: "New devices",
  sharedDevices: "Shared devices",
  ipReputation: "Address reputation",
  ipTravel: "Unlikely travel",
  disputes: "Disputes",
};

export const RISK_LABELS: Readonly<Record<RiskLevel, string>> = {
  LOW: "Low",
  MEDIUM: "Medium",
  HIGH: "High",
  CRITICAL: "Critical",
};

export const ADJUSTMENT_LABELS: Readonly<Record<AdjustmentLine["kind"], string>> = {
  CLAMP: "Bounds of the scale",
  FLOOR: "Floor set by staff",
  OVERRIDE: "Override by staff",
};

/** The factor as the cause of a fall, and as what holds a standing up. */
export const CAUSES: Readonly<Record<Factor, { readonly lowers: string; readonly raises: string }>> = {
  completion: { lowers: "orders that failed", raises: "completed orders" },
  refunds: { lowers: "refunds", raises: "value kept" },
  couponAbuse: { lowers: "coupon abuse", raises: "honest coupons" },
  failures: { lowers: "payments declined or charged back", raises: "good payments" },
  burst: { lowers: "a burst of payment attempts", raises: "calm payments" },
  newDevices: { lowers: "new devices or payment instruments", raises: "known devices" },
  sharedDevices: { lowers: "a device shared with other accounts", raises: "devices of their own" },
  ipReputation: { lowers: "suspicious network addresses", raises: "clean network addresses" },
  ipTravel: { lowers: "unlikely travel", raises: "steady places" },
  disputes: { lowers: "disputes about sales", raises: "undisputed sales" },
};

/** How many facts were counted, and over how many days up to now the bad ones (else the good ones) came. */
export type FactorSeen = { readonly goodCount: number; readonly badCount: number; readonly days: number };

/**
 * What was seen of a factor, for screens. With counts, in facts as they happened; from evidence alone, in masses as
 * they count today: "7.6 completed, 0.0 failed (decayed)".
 */
export function describeFactor(factor: Factor, mass: { good: number; bad: number }, seen?: FactorSeen): string {
  if (mass.good === 0 && mass.bad === 0 && !seen) return NOTHING_SEEN[factor];
  if (seen && seen.goodCount <= 0 && seen.badCount <= 0) return NOTHING_SEEN[factor];
  if (seen) return COUNTED[factor](seen);
  return `${DECAYED[factor](mass.good.toFixed(1), mass.bad.toFixed(1))} (decayed)`;
}

export const NOTHING_SEEN: Readonly<Record<Factor, string>> = {
  completion: "No orders yet",
  refunds: "No orders to refund",
  couponAbuse: "No abuse",
  failures: "No payments yet",
  burst: "No attempts of late",
  newDevices: "No change",
  sharedDevices: "Shared with nobody",
  ipReputation: "No address received",
  ipTravel: "No unlikely travel",
  disputes: "Has not sold",
};

const COUNTED: Readonly<Record<Factor, (seen: FactorSeen) => string>> = {
  completion: ({ goodCount, badCount }) => `${goodCount} completed, ${badCount} failed`,
  refunds: ({ goodCount, badCount }) => `${badCount} of ${counted(goodCount, "order")} refunded`,
  couponAbuse: ({ badCount, days }) => `${counted(badCount, "abuse")} ${within(days)}`,
  failures: ({ goodCount, badCount }) => `${goodCount} paid, ${badCount} declined or charged back`,
  burst: ({ badCount, days }) => `${counted(badCount, "attempt")} ${within(days)}`,
  newDevices: ({ badCount, days }) =>
    `${counted(badCount, "new device or instrument", "new devices or instruments")} ${within(days)}`,
  sharedDevices: ({ badCount }) => `Shared with ${counted(badCount, "account")}`,
  ipReputation: ({ goodCount, badCount }) => counted(Math.max(goodCount, badCount), "address seen", "addresses seen"),
  ipTravel: ({ badCount, days }) => `${counted(badCount, "unlikely journey")} ${within(days)}`,
  disputes: ({ goodCount, badCount }) => `${goodCount} undisputed, ${counted(badCount, "dispute")}`,
};

const DECAYED: Readonly<Record<Factor, (good: string, bad: string) => string>> = {
  completion: (good, bad) => `${good} completed, ${bad} failed`,
  refunds: (good, bad) => `${bad} of ${good} orders refunded`,
  couponAbuse: (_, bad) => `${bad} abuses`,
  failures: (good, bad) => `${good} paid, failures weigh ${bad}`,
  burst: (_, bad) => `${bad} attempts`,
  newDevices: (_, bad) => `${bad} new devices or instruments`,
  sharedDevices: (_, bad) => `Accounts on the same device weigh ${bad}`,
  ipReputation: (good, bad) => `${good} clean, ${bad} suspicious`,
  ipTravel: (_, bad) => `${bad} unlikely journeys`,
  disputes: (good, bad) => `${good} undisputed, ${bad} disputed`,
};

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const within = (days: number): string => (days <= 1 ? "in a day" : `in ${days} days`);
