import type { CsvTable } from "../csv-table";
import { RowRefused, readCount, readId, readMinor, readMoment, readOptionalMoment, readWord } from "../row-reader";

/** What is read of each file of the set; every other column says nothing about trust. */

export type OlistCustomer = { readonly customerId: string; readonly uniqueId: string };

export const customers: CsvTable<OlistCustomer> = {
  file: "olist_customers_dataset.csv",
  columns: ["customer_id", "customer_unique_id"],
  read: (row) => ({ customerId: readId(row, "customer_id"), uniqueId: readId(row, "customer_unique_id") }),
};

export type OlistSeller = { readonly sellerId: string; readonly place: string };

export const sellers: CsvTable<OlistSeller> = {
  file: "olist_sellers_dataset.csv",
  columns: ["seller_id", "seller_city", "seller_state"],
  read: (row) => ({
    sellerId: readId(row, "seller_id"),
    place: `${row.value("seller_city").slice(0, 60)} ${row.value("seller_state").slice(0, 10)}`.trim(),
  }),
};

export const ORDER_STATUSES = [
  "delivered",
  "shipped",
  "canceled",
  "unavailable",
  "invoiced",
  "processing",
  "created",
  "approved",
] as const;

export type OlistOrder = {
  readonly orderId: string;
  readonly customerId: string;
  readonly status: (typeof ORDER_STATUSES)[number];
  /** Milliseconds, as all moments here. */
  readonly purchasedAt: number;
  readonly approvedAt: number | null;
  readonly carrierAt: number | null;
  readonly deliveredAt: number | null;
};

export const orders: CsvTable<OlistOrder> = {
  file: "olist_orders_dataset.csv",
  columns: [
    "order_id",
    "customer_id",
    "order_status",
    "order_purchase_timestamp",
    "order_approved_at",
    "order_delivered_carrier_date",
    "order_delivered_customer_date",
  ],
  read: (row) => {
    const order = {
      orderId: readId(row, "order_id"),
      customerId: readId(row, "customer_id"),
      status: readWord(row, "order_status", ORDER_STATUSES),
      purchasedAt: readMoment(row, "order_purchase_timestamp"),
      approvedAt: readOptionalMoment(row, "order_approved_at"),
      carrierAt: readOptionalMoment(row, "order_delivered_carrier_date"),
      deliveredAt: readOptionalMoment(row, "order_delivered_customer_date"),
    };
    if (order.deliveredAt !== null && order.deliveredAt < order.purchasedAt) {
      throw new RowRefused("The order was delivered before it was bought.");
    }
    return order;
  },
};

export type OlistItem = {
  readonly orderId: string;
  readonly itemNo: number;
  readonly sellerId: string;
  /** Price and freight. */
  readonly totalMinor: number;
};

export const items: CsvTable<OlistItem> = {
  file: "olist_order_items_dataset.csv",
  columns: ["order_id", "order_item_id", "seller_id", "price", "freight_value"],
  read: (row) => ({
    orderId: readId(row, "order_id"),
    itemNo: readCount(row, "order_item_id"),
    sellerId: readId(row, "seller_id"),
    totalMinor: readMinor(row, "price") + readMinor(row, "freight_value"),
  }),
};

export type OlistPayment = {
  readonly orderId: string;
  readonly part: number;
  readonly method: string;
  readonly valueMinor: number;
};

export const PAYMENT_METHODS = ["credit_card", "boleto", "voucher", "debit_card", "not_defined"] as const;

export const payments: CsvTable<OlistPayment> = {
  file: "olist_order_payments_dataset.csv",
  columns: ["order_id", "payment_sequential", "payment_type", "payment_value"],
  read: (row) => ({
    orderId: readId(row, "order_id"),
    part: readCount(row, "payment_sequential"),
    method: readWord(row, "payment_type", PAYMENT_METHODS),
    valueMinor: readMinor(row, "payment_value"),
  }),
};

export type OlistReview = {
  readonly orderId: string;
  readonly reviewId: string;
  readonly score: number;
  readonly answeredAt: number;
};

export const reviews: CsvTable<OlistReview> = {
  file: "olist_order_reviews_dataset.csv",
  columns: ["review_id", "order_id", "review_score", "review_answer_timestamp"],
  read: (row) => {
    const score = readCount(row, "review_score");
    if (score < 1 || score > 5) throw new RowRefused("review_score is none of 1 to 5.");
    return {
      orderId: readId(row, "order_id"),
      reviewId: readId(row, "review_id"),
      score,
      answeredAt: readMoment(row, "review_answer_timestamp"),
    };
  },
};

/** In the order in which they are read. */
export const OLIST_FILES: readonly string[] = [customers, orders, items, payments, reviews, sellers].map(
  ({ file }) => file,
);
