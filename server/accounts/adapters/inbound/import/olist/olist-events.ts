import type { Money, ShopEvent, SoldThere } from "../../consumer/shop-event";
import type { OlistItem, OlistOrder, OlistPayment, OlistReview } from "./olist-tables";

/** Everything the set says about one order. The order's own row may be missing or unusable: the rest still speaks. */
export type OlistBundle = {
  readonly orderId: string;
  readonly order: OlistOrder | null;
  /** `customer_unique_id`; null where no customer row names the order's customer. */
  readonly buyer: string | null;
  readonly items: readonly OlistItem[];
  readonly payments: readonly OlistPayment[];
  readonly reviews: readonly OlistReview[];
};

/** Why something the set says became nobody's signal. */
export const SILENCES = {
  onTheWay: "orders shipped, invoiced, processing, created or approved: nothing is known of how they ended",
  unavailable: "orders unavailable without items: nobody can be blamed",
  unapproved: "payments of orders that were never approved",
  nothingPaid: "payments of nothing",
  contentReviews: "reviews with 3 to 5 stars",
  nobodysReviews: "reviews with 1 or 2 stars on orders without items: no seller can be blamed",
  unknownBuyer: "orders and payments whose order or customer row is missing",
} as const;

export type Silence = keyof typeof SILENCES;

export type Told = {
  readonly events: readonly ShopEvent[];
  readonly silent: Readonly<Partial<Record<Silence, number>>>;
};

export const OLIST_SOURCE = "olist";

/**
 * The set holds 5,172 of 96,478 delivered orders and all others, so one delivered order stands for this many in a rate.
 */
export const DELIVERED_WEIGHT = 18.65;

/** Stars up to which a review is a complaint: an opened dispute of the policy. */
const COMPLAINT_STARS = 2;

const CURRENCY = "BRL";

/** What one order of the set says, as events of a shop. Pure. */
export function olistEvents(bundle: OlistBundle): Told {
  const parts = [paymentEvents(bundle), outcomeEvents(bundle), reviewEvents(bundle)];
  const silent = new Map<Silence, number>();
  for (const part of parts) {
    for (const why of part.silent) silent.set(why, (silent.get(why) ?? 0) + 1);
  }
  return { events: parts.flatMap(({ events }) => events), silent: Object.fromEntries(silent) };
}

/** What the buyer paid; without payments, what the items cost. */
export function paidFor({ payments, items }: Pick<OlistBundle, "payments" | "items">): Money {
  const paid = payments.reduce((sum, { valueMinor }) => sum + valueMinor, 0);
  const minor = paid > 0 ? paid : items.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  return { minor, currency: CURRENCY };
}

export const sellersOf = ({ items }: Pick<OlistBundle, "items">): readonly string[] => [
  ...new Set(items.map(({ sellerId }) => sellerId)),
];

type Part = { readonly events: readonly ShopEvent[]; readonly silent: readonly Silence[] };

/** A payment counts when the order's payment was approved; the parts of one checkout are one attempt. */
function paymentEvents({ orderId, order, buyer, payments }: OlistBundle): Part {
  const events: ShopEvent[] = [];
  const silent: Silence[] = [];
  for (const { part, method, valueMinor } of payments) {
    if (!order || !buyer) silent.push("unknownBuyer");
    else if (valueMinor === 0) silent.push("nothingPaid");
    else if (order.approvedAt === null) silent.push("unapproved");
    else {
      events.push({
        type: "payment.succeeded",
        source: OLIST_SOURCE,
        id: `payment ${orderId} ${part}`,
        attemptId: `order ${orderId}`,
        occurredAt: new Date(order.approvedAt),
        weight: weightOf(order),
        buyer,
        orderId,
        amount: { minor: valueMinor, currency: CURRENCY },
        method,
      });
    }
  }
  return { events, silent };
}

function outcomeEvents(bundle: OlistBundle): Part {
  const { orderId, order, buyer } = bundle;
  if (!order) return quiet();
  const sellers = sellersOf(bundle);
  const occurredAt = new Date(endedAt(order));
  const told = {
    source: OLIST_SOURCE,
    id: `order ${orderId}`,
    occurredAt,
    buyer,
    orderId,
    sellers,
    amount: paidFor(bundle),
  };
  switch (order.status) {
    case "delivered":
      return { events: [{ ...told, type: "order.completed", weight: DELIVERED_WEIGHT }], silent: [] };
    case "canceled":
      return { events: [{ ...told, type: "order.cancelled", by: "UNKNOWN" }], silent: [] };
    case "unavailable":
      if (sellers.length === 0) return quiet("unavailable");
      return { events: [{ ...told, type: "order.cancelled", by: "SELLER" }], silent: [] };
    default:
      return quiet("onTheWay");
  }
}

/** A complaint is about every seller of the order. */
function reviewEvents(bundle: OlistBundle): Part {
  const { orderId, order, reviews } = bundle;
  const sellers = sellersOf(bundle);
  const sale = order?.status === "delivered" ? saleOf(order) : null;
  const events: ShopEvent[] = [];
  const silent: Silence[] = [];
  for (const { reviewId, score, answeredAt } of reviews) {
    if (score > COMPLAINT_STARS) silent.push("contentReviews");
    else if (sellers.length === 0) silent.push("nobodysReviews");
    else {
      events.push(
        ...sellers.map((seller) => ({
          type: "dispute.opened" as const,
          source: OLIST_SOURCE,
          id: `review ${reviewId} ${orderId}`,
          occurredAt: new Date(answeredAt),
          detail: { reviewScore: score },
          seller,
          sale,
          orderId,
          amount: null,
        })),
      );
    }
  }
  return { events, silent };
}

const quiet = (...silent: Silence[]): Part => ({ events: [], silent });

const weightOf = ({ status }: OlistOrder): number => (status === "delivered" ? DELIVERED_WEIGHT : 1);

/** The set has no time of cancelling: the last step it records of the order stands for it. */
const endedAt = ({ purchasedAt, approvedAt, carrierAt, deliveredAt }: OlistOrder): number =>
  deliveredAt ?? carrierAt ?? approvedAt ?? purchasedAt;

const saleOf = (order: OlistOrder): SoldThere["sale"] => ({
  completedAt: new Date(endedAt(order)),
  weight: DELIVERED_WEIGHT,
});
