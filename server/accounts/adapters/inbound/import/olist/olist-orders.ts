import { join } from "node:path";
import type { RowProblem } from "@/server/accounts/application/use-cases/import-accounts/history-source";
import { type CsvTable, type Read, type Reading, readCsvTable } from "../csv-table";
import { openSorter, type Sorter } from "../external-sort";
import { grouped } from "../grouped";
import type { OlistBundle } from "./olist-events";
import {
  customers,
  items,
  type OlistCustomer,
  type OlistItem,
  type OlistOrder,
  type OlistPayment,
  type OlistReview,
  orders,
  payments,
  reviews,
} from "./olist-tables";

export type OlistPlaces = {
  /** Of the CSV files. */
  readonly folder: string;
  /** For what memory does not hold. */
  readonly scratch: string;
  readonly memoryChars?: number;
};

/** Called for every customer of the set, before the first order. */
export type OnBuyer = (uniqueId: string) => void;

type Piece =
  | { readonly kind: "order"; readonly line: number; readonly value: OlistOrder; readonly buyer: string | null }
  | { readonly kind: "item"; readonly line: number; readonly value: OlistItem }
  | { readonly kind: "payment"; readonly line: number; readonly value: OlistPayment }
  | { readonly kind: "review"; readonly line: number; readonly value: OlistReview };

/**
 * Every order of the set with its items, payments, reviews and buyer, whatever order the files' rows stand in: two
 * sorts, by customer and by order. Of rows that repeat a key the first one counts; the others are problems.
 */
export async function* olistOrders(
  places: OlistPlaces,
  reading: Reading,
  onBuyer: OnBuyer,
): AsyncGenerator<OlistBundle> {
  const pieces = openSorter<Piece>(sorterAt(places, "orders"));
  await addOrders(places, reading, onBuyer, pieces);
  await addPieces(places, reading, items, pieces, (read) => ({ kind: "item", ...read }));
  await addPieces(places, reading, payments, pieces, (read) => ({ kind: "payment", ...read }));
  await addPieces(places, reading, reviews, pieces, (read) => ({ kind: "review", ...read }));
  for await (const { id, values } of grouped(pieces.sorted())) yield bundleOf(id, values, reading.onProblem);
}

export const sorterAt = ({ scratch, memoryChars }: OlistPlaces, name: string) => ({
  folder: scratch,
  name,
  ...(memoryChars === undefined ? {} : { memoryChars }),
});

type CustomerOrOrder =
  | { readonly kind: "customer"; readonly line: number; readonly value: OlistCustomer }
  | { readonly kind: "order"; readonly line: number; readonly value: OlistOrder };

async function addOrders(
  places: OlistPlaces,
  reading: Reading,
  onBuyer: OnBuyer,
  pieces: Sorter<Piece>,
): Promise<void> {
  const joined = openSorter<CustomerOrOrder>(sorterAt(places, "customers"));
  for await (const { line, value } of rows(places, reading, customers)) {
    joined.add(`${value.customerId}\t0`, { kind: "customer", line, value });
  }
  for await (const { line, value } of rows(places, reading, orders)) {
    joined.add(`${value.customerId}\t1`, { kind: "order", line, value });
  }
  for await (const { values } of grouped(joined.sorted())) {
    const known = values.flatMap((one) => (one.kind === "customer" ? [one] : []));
    const first = firstOf(known, customers.file, reading.onProblem);
    if (first) onBuyer(first.value.uniqueId);
    for (const one of values) {
      if (one.kind !== "order") continue;
      const buyer = first?.value.uniqueId ?? null;
      if (buyer === null) reading.onProblem({ file: orders.file, line: one.line, reason: noCustomer });
      pieces.add(`${one.value.orderId}\t0`, { ...one, buyer });
    }
  }
}

const noCustomer = `No usable row of ${customers.file} has this customer_id, so nobody is known to have bought.`;

const rows = <Value>({ folder }: OlistPlaces, reading: Reading, table: CsvTable<Value>) =>
  readCsvTable(join(folder, table.file), table, reading);

async function addPieces<Value extends { readonly orderId: string }>(
  places: OlistPlaces,
  reading: Reading,
  table: CsvTable<Value>,
  pieces: Sorter<Piece>,
  toPiece: (read: Read<Value>) => Piece,
): Promise<void> {
  for await (const read of rows(places, reading, table)) pieces.add(`${read.value.orderId}\t1`, toPiece(read));
}

function bundleOf(orderId: string, pieces: readonly Piece[], onProblem: Reading["onProblem"]): OlistBundle {
  const found = pieces.flatMap((one) => (one.kind === "order" ? [one] : []));
  const order = firstOf(found, orders.file, onProblem);
  const ofItems = pieces.flatMap((one) => (one.kind === "item" ? [one] : []));
  const ofPayments = pieces.flatMap((one) => (one.kind === "payment" ? [one] : []));
  const ofReviews = pieces.flatMap((one) => (one.kind === "review" ? [one] : []));
  return {
    orderId,
    order: order?.value ?? null,
    buyer: order?.buyer ?? null,
    items: distinct(ofItems, ({ itemNo }) => String(itemNo), items.file, onProblem).sort((a, b) => a.itemNo - b.itemNo),
    payments: distinct(ofPayments, ({ part }) => String(part), payments.file, onProblem).sort(
      (a, b) => a.part - b.part,
    ),
    reviews: distinct(ofReviews, ({ reviewId }) => reviewId, reviews.file, onProblem).sort(byAnswer),
  };
}

type Placed<Value> = { readonly line: number; readonly value: Value };

/** What comes of an order must not depend on the order of its rows. */
const byAnswer = (a: OlistReview, b: OlistReview): number =>
  a.answeredAt - b.answeredAt || (a.reviewId < b.reviewId ? -1 : 1);

/** The first of each key; whoever repeats one is told. */
function distinct<Value>(
  pieces: readonly Placed<Value>[],
  keyOf: (value: Value) => string,
  file: string,
  onProblem: (problem: RowProblem) => void,
): Value[] {
  const byKey = new Map<string, Placed<Value>>();
  for (const piece of [...pieces].sort((a, b) => a.line - b.line)) {
    const first = byKey.get(keyOf(piece.value));
    if (first) onProblem(repeated(file, piece.line, first.line));
    else byKey.set(keyOf(piece.value), piece);
  }
  return [...byKey.values()].map(({ value }) => value);
}

export function firstOf<Piece extends { readonly line: number }>(
  pieces: readonly Piece[],
  file: string,
  onProblem: (problem: RowProblem) => void,
): Piece | null {
  const [first, ...others] = [...pieces].sort((a, b) => a.line - b.line);
  for (const { line } of others) onProblem(repeated(file, line, first?.line ?? 0));
  return first ?? null;
}

const repeated = (file: string, line: number, first: number): RowProblem => ({
  file,
  line,
  reason: `The row repeats the key of line ${first}.`,
});
