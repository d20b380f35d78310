import { type DraftSignal, draft, inTypicalOrders, type MappingRules, moneyDetail, weightOf } from "./draft-signal";
import type { OrderEvent } from "./shop-event";

/**
 * What an order says: a completed one speaks for its buyer, by count and by value kept, and is an undisputed sale of
 * each seller until somebody complains. A cancelled one speaks against whose doing it was; where the source does not
 * say, against the buyer, since the policy's tolerance of failed orders is set for that. A refund leaves the order's
 * good mass where it is.
 */
export function orderSignals(event: OrderEvent, rules: MappingRules): readonly DraftSignal[] {
  const { buyer, orderId, amount } = event;
  const weight = weightOf(event);
  const detail = { orderId, ...moneyDetail(amount) };
  switch (event.type) {
    case "order.completed":
      return [
        ...(buyer === null ? [] : [draft(event, buyer, "completion", { good: weight }, { detail })]),
        ...(buyer !== null && amount && amount.minor > 0
          ? [draft(event, buyer, "refunds", { good: inTypicalOrders(amount, rules) * weight }, { detail })]
          : []),
        ...event.sellers.map((seller) => draft(event, seller, "disputes", { good: weight }, { detail: { orderId } })),
      ];
    case "order.cancelled":
      return blamed(event).map((account) =>
        draft(event, account, "completion", { bad: weight }, { detail: { ...detail, ...by(event) } }),
      );
    case "order.refunded":
      if (buyer === null || !amount || amount.minor <= 0) return [];
      return [draft(event, buyer, "refunds", { bad: inTypicalOrders(amount, rules) * weight }, { detail })];
  }
}

type Cancelled = Extract<OrderEvent, { type: "order.cancelled" }>;

function blamed({ by, buyer, sellers }: Cancelled): readonly string[] {
  if (by === "SHOP") return [];
  if (by === "SELLER") return sellers;
  return buyer === null ? [] : [buyer];
}

const by = ({ by }: Cancelled): { by?: string } => (by === "UNKNOWN" ? {} : { by });
