import { couponSignals } from "./coupon-events-handler";
import { deviceSignals } from "./device-events-handler";
import { disputeSignals } from "./dispute-events-handler";
import type { DraftSignal, MappingRules } from "./draft-signal";
import { orderSignals } from "./order-events-handler";
import { paymentSignals } from "./payment-events-handler";
import type { ShopEvent } from "./shop-event";

/**
 * The signals that one event of the shop gives, whoever brings it: a request, a broker or a file. Pure: the same event
 * gives the same signals under the same rules, so that a repeat is recognised by its key.
 */
export function signalsOfEvent(event: ShopEvent, rules: MappingRules): readonly DraftSignal[] {
  switch (event.type) {
    case "order.completed":
    case "order.cancelled":
    case "order.refunded":
      return orderSignals(event, rules);
    case "payment.succeeded":
    case "payment.failed":
    case "payment.charged-back":
      return paymentSignals(event, rules);
    case "coupon.redeemed":
    case "coupon.abuse-detected":
      return couponSignals(event);
    case "dispute.opened":
    case "dispute.lost":
    case "dispute.won":
      return disputeSignals(event, rules);
    case "device.seen":
    case "address.seen":
      return deviceSignals(event, rules);
  }
}
