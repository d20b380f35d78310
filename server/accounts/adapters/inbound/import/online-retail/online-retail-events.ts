import type { OrderEvent } from "../../consumer/shop-event";
import type { RetailLine } from "./online-retail-lines";

/** Why something the set says became nobody's signal. */
export const SILENCES = {
  nobody: "invoices without a customer",
  nobodyBack: "cancellations without a customer",
  nothing: "invoices and cancellations over nothing",
  bookkeeping: "adjustments of bad debt",
} as const;

export type Silence = keyof typeof SILENCES;

export const ONLINE_RETAIL_SOURCE = "online-retail";
const CURRENCY = "GBP";

/** Customers of this shop, kept apart from those of others that count them too. */
export const externalIdOf = (customer: string): string => `online-retail-${customer}`;

/**
 * What one invoice says, as an event of a shop: an order that was completed, or, where its number begins with C, money
 * that went back. The set does not say whose doing a cancellation was, so it counts as a refund: capped, and against the
 * buyer's refunds alone. Nor does it know of payments: there are none. Pure.
 */
export function retailEvent(lines: readonly RetailLine[]): OrderEvent | Silence {
  const [first] = lines;
  if (!first || first.invoice.startsWith("A")) return "bookkeeping";
  const isBack = first.invoice.startsWith("C");
  const customer = lines.find((line) => line.customer !== null)?.customer;
  if (customer === undefined || customer === null) return isBack ? "nobodyBack" : "nobody";
  const sum = lines.reduce((total, { minor }) => total + minor, 0);
  const minor = isBack ? -sum : sum;
  if (minor <= 0) return "nothing";
  const told = {
    source: ONLINE_RETAIL_SOURCE,
    id: first.invoice,
    occurredAt: new Date(Math.min(...lines.map(({ at }) => at))),
    buyer: externalIdOf(customer),
    orderId: first.invoice,
    amount: { minor, currency: CURRENCY },
  };
  return isBack ? { ...told, type: "order.refunded" } : { ...told, type: "order.completed", sellers: [] };
}
