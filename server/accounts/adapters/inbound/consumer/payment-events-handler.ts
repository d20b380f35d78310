import { takeBackSale } from "./dispute-events-handler";
import { type DraftSignal, draft, type MappingRules, moneyDetail, weightOf } from "./draft-signal";
import type { PaymentEvent } from "./shop-event";

/**
 * What a payment says. Every attempt, good or declined, counts towards a burst, and the parts of one checkout are one
 * attempt. A chargeback speaks against the payer and, as a dispute lost, against whoever sold.
 */
export function paymentSignals(event: PaymentEvent, rules: MappingRules): readonly DraftSignal[] {
  const { buyer, orderId, amount, method } = event;
  const { masses } = rules;
  const weight = weightOf(event);
  const detail = { orderId, ...moneyDetail(amount), ...(method === null ? {} : { method }) };
  switch (event.type) {
    case "payment.succeeded":
      return [draft(event, buyer, "failures", { good: weight }, { detail }), attempt(event, detail)];
    case "payment.failed":
      return [draft(event, buyer, "failures", { bad: masses.decline * weight }, { detail }), attempt(event, detail)];
    case "payment.charged-back":
      return [
        draft(event, buyer, "failures", { bad: masses.chargeback * weight }, { detail }),
        ...event.sellers.flatMap((sold) => [
          draft(event, sold.seller, "disputes", { bad: masses.disputeLost * weight }, { detail }),
          ...takeBackSale(event, sold, orderId),
        ]),
      ];
  }
}

const attempt = (event: PaymentEvent, detail: DraftSignal["detail"]): DraftSignal =>
  draft(event, event.buyer, "burst", { bad: 1 }, { key: event.attemptId ?? event.id, detail });
