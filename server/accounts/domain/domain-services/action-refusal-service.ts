import { type InsufficientTrustRefusal, insufficientTrust } from "../exceptions/insufficient-trust";
import type { PaymentMethod } from "../policies/trust-policy";
import type { Entitlements } from "./entitlement-service";

export const ACTIONS = ["PLACE_ORDER", "REDEEM_COUPON", "SELL", "WITHDRAW"] as const;

export type AskedAction = {
  readonly action: (typeof ACTIONS)[number];
  readonly amountMinor: number | null;
  readonly paymentMethod: PaymentMethod | null;
  readonly withCoupon: boolean;
};

/** Every output that the action goes above, with its limit; none when the account may do it. */
export function actionRefusals(asked: AskedAction, outputs: Entitlements): readonly InsufficientTrustRefusal[] {
  switch (asked.action) {
    case "PLACE_ORDER":
      return [...orderRefusals(asked, outputs), ...(asked.withCoupon ? couponRefusals(outputs) : [])];
    case "REDEEM_COUPON":
      return couponRefusals(outputs);
    case "SELL":
      return outputs.sellerPrivileges.listingLimit > 0 ? [] : [insufficientTrust("sellerPrivileges", "0 listings")];
    case "WITHDRAW":
      return outputs.sellerPrivileges.payoutHoldDays === null
        ? [insufficientTrust("sellerPrivileges", "no payouts")]
        : [];
  }
}

function orderRefusals(
  { amountMinor, paymentMethod }: AskedAction,
  { maxOrderValue, paymentMethods }: Entitlements,
): readonly InsufficientTrustRefusal[] {
  const { minor, currency } = maxOrderValue;
  const closed = paymentMethod !== null && !paymentMethods.includes(paymentMethod);
  return [
    ...((amountMinor ?? 0) > minor || minor === 0 ? [insufficientTrust("maxOrderValue", `${currency} ${minor}`)] : []),
    ...(closed ? [insufficientTrust("paymentMethods", paymentMethods.join(", ") || "none")] : []),
  ];
}

const couponRefusals = ({ couponEligibility }: Entitlements): readonly InsufficientTrustRefusal[] =>
  couponEligibility === "NONE" ? [insufficientTrust("couponEligibility", "NONE")] : [];
