import type { CsvTable } from "../csv-table";
import { type Row, RowRefused, readMoment } from "../row-reader";

/** One line of an invoice. The set holds more columns; what was bought and in which country says nothing about trust. */
export type RetailLine = {
  readonly invoice: string;
  /** Null where the shop did not know who bought. */
  readonly customer: string | null;
  /** Quantity times price, in pence; negative where something was taken back. */
  readonly minor: number;
  readonly at: number;
};

export const retailLines = (file: string): CsvTable<RetailLine> => ({
  file,
  columns: ["invoice", "quantity", "invoice_date", "price", "customer_id"],
  read: (row) => ({
    invoice: matching(row, "invoice", /^[AC]?\d{6}$/, "no invoice number of six digits"),
    customer: readCustomer(row),
    minor: Math.round(readQuantity(row) * readPrice(row) * 100),
    at: readMoment(row, "invoice_date"),
  }),
});

function readCustomer(row: Row): string | null {
  if (row.value("customer_id") === "") return null;
  // Some copies of the set were written by a program that took the numbers for fractions.
  return matching(row, "customer_id", /^\d{5}(?:\.0)?$/, "no customer number of five digits").replace(/\.0$/, "");
}

const readQuantity = (row: Row): number =>
  Number(matching(row, "quantity", /^-?\d{1,7}$/, "no whole number of pieces"));

const readPrice = (row: Row): number => Number(matching(row, "price", /^-?\d{1,7}(?:\.\d{1,6})?$/, "no price"));

function matching(row: Row, column: string, shape: RegExp, what: string): string {
  const text = row.value(column);
  if (!shape.test(text)) throw new RowRefused(`${column} is ${what}.`);
  return text;
}
