import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "@/server/accounts/adapters/inbound/demo/seeded-random";

/** A made-up set in the format of Olist's: file by file, header first, then rows of cells. */
export type OlistSet = Record<OlistFile, string[][]>;

export type OlistFile = "customers" | "orders" | "order_items" | "order_payments" | "order_reviews" | "sellers";

const HEADERS: Readonly<Record<OlistFile, string>> = {
  customers: "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state",
  orders:
    "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date",
  order_items: "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value",
  order_payments: "order_id,payment_sequential,payment_type,payment_installments,payment_value",
  order_reviews:
    "review_id,order_id,review_score,review_comment_title,review_comment_message,review_creation_date,review_answer_timestamp",
  sellers: "seller_id,seller_zip_code_prefix,seller_city,seller_state",
};

const NEWEST = Date.UTC(2018, 9, 22, 3, 33, 14);
const DAY_MS = 86_400_000;

const moment = (at: number): string => new Date(at).toISOString().slice(0, 19).replace("T", " ");
const id = (kind: string, number: number): string => `${kind}${String(number).padStart(31 - kind.length, "0")}`;

/** Sellers who mostly do well, and one, `bad…`, about whom everybody complains. The same set for the same seed. */
export function madeUpSet({ orders = 60, sellers = 6, seed = 1 } = {}): OlistSet {
  const random = seededRandom(seed);
  const set: OlistSet = {
    customers: [],
    orders: [],
    order_items: [],
    order_payments: [],
    order_reviews: [],
    sellers: [],
  };
  const shops = [...Array.from({ length: sellers - 1 }, (_, nth) => id("shop", nth)), id("bad", 0)];
  for (const shop of shops) set.sellers.push([shop, "01000", "sao paulo", "SP"]);
  for (let nth = 0; nth < orders; nth += 1) addOrder(set, nth, random.pick(shops), random);
  addOrder(set, orders, id("bad", 0), random, true);
  return set;
}

function addOrder(set: OlistSet, nth: number, shop: string, random: ReturnType<typeof seededRandom>, isLast = false) {
  const [order, customer] = [id("order", nth), id("customer", nth)];
  const isBad = shop.startsWith("bad");
  const boughtAt = NEWEST - (isLast ? 3 : random.between(3, 400)) * DAY_MS - random.between(0, DAY_MS / 1000) * 1000;
  const status =
    isLast || isBad ? "shipped" : random.pick(["delivered", "delivered", "canceled", "unavailable", "shipped"]);
  const approvedAt = boughtAt + 3_600_000;
  const deliveredAt = status === "delivered" ? moment(boughtAt + 2 * DAY_MS) : "";
  // Two orders in a row share their buyer.
  set.customers.push([customer, id("person", Math.floor(nth / 2)), "01000", "sao paulo", "SP"]);
  set.orders.push([order, customer, status, moment(boughtAt), moment(approvedAt), "", deliveredAt, moment(NEWEST)]);
  if (status !== "unavailable" || nth % 2 === 0)
    set.order_items.push([order, "1", "p", shop, moment(NEWEST), "100.5", "9.5"]);
  if (nth % 7 === 0) set.order_items.push([order, "2", "p", id("shop", 0), moment(NEWEST), "20", "1"]);
  set.order_payments.push([order, "1", "credit_card", "1", "100.00"], [order, "2", "voucher", "1", "10.00"]);
  const score = isBad ? "1" : String(random.between(1, 5));
  const answeredAt = isLast ? NEWEST : Math.min(NEWEST - DAY_MS, boughtAt + random.between(1, 9) * DAY_MS);
  set.order_reviews.push([
    id("review", nth),
    order,
    score,
    "",
    'ruim,\n"muito" ruim',
    moment(boughtAt),
    moment(answeredAt),
  ]);
}

/** `lines` replaces the text of single files, for rows that no cells can describe. */
export function writeSet(folder: string, set: OlistSet, lines: Partial<Record<OlistFile, string>> = {}): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, rows] of Object.entries(set)) {
    if (!isFile(name)) continue;
    writeFileSync(join(folder, `olist_${name}_dataset.csv`), lines[name] ?? textOf(name, rows));
  }
  return folder;
}

export const textOf = (name: OlistFile, rows: readonly (readonly string[])[]): string =>
  [HEADERS[name], ...rows.map((cells) => cells.map(quoted).join(","))].map((line) => `${line}\n`).join("");

const isFile = (name: string): name is OlistFile => name in HEADERS;

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The same rows in another order. */
export function shuffled(set: OlistSet, seed: number): OlistSet {
  const random = seededRandom(seed);
  const mix = (rows: string[][]) =>
    rows
      .map((row) => ({ row, place: random.next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ row }) => row);
  return {
    customers: mix(set.customers),
    orders: mix(set.orders),
    order_items: mix(set.order_items),
    order_payments: mix(set.order_payments),
    order_reviews: mix(set.order_reviews),
    sellers: mix(set.sellers),
  };
}
