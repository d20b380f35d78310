import { type DraftSignal, draft, moneyDetail } from "./draft-signal";
import type { CouponEvent } from "./shop-event";

/** A redeemed coupon says nothing by itself; one whose abuse was detected counts once. */
export function couponSignals(event: CouponEvent): readonly DraftSignal[] {
  if (event.type === "coupon.redeemed") return [];
  const { account, couponCode, orderId, amount } = event;
  const detail = { couponCode, ...(orderId === null ? {} : { orderId }), ...moneyDetail(amount) };
  return [draft(event, account, "couponAbuse", { bad: 1 }, { detail })];
}
