import { type Factor, inputOf, type TrustInput } from "@/server/accounts/domain/entities/trust-signal";
import type { ActivityKind } from "./activity-dto";

const LABELS: Readonly<Record<ActivityKind, string>> = {
  SIGN_IN: "Sign-in",
  ORDER: "Order",
  PAYMENT: "Payment",
  TRUST: "Trust",
  ACCOUNT: "Account",
  STAFF: "Staff",
  SYSTEM: "System",
};

const KIND_OF_INPUT: Readonly<Record<TrustInput, ActivityKind>> = {
  ORDER_SUCCESS: "ORDER",
  REFUNDS: "ORDER",
  COUPON_ABUSE: "ORDER",
  PAYMENT_FAILURES: "PAYMENT",
  DEVICE_CHANGES: "SIGN_IN",
  IP_RISK: "SIGN_IN",
  SELLER_DISPUTES: "ORDER",
};

export const activityLabel = (kind: ActivityKind): string => LABELS[kind];

/** Under which heading a signal stands in a timeline. */
export const activityOfFactor = (factor: Factor): ActivityKind => KIND_OF_INPUT[inputOf(factor)];
