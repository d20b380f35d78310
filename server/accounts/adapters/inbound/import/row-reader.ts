/** Why a row can't be used, in words for whoever has the file. Never quotes the row: it may hold anything. */
export class RowRefused extends Error {
  override readonly name = "RowRefused";
}

/** A row by the names of its columns. */
export type Row = { readonly line: number; readonly value: (column: string) => string };

const ID = /^[A-Za-z0-9._:-]{1,100}$/;
const MOMENT = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;
const DECIMAL = /^\d{1,12}(\.\d{1,6})?$/;
const COUNT = /^\d{1,9}$/;

/** No online shop is older. */
const EARLIEST = Date.UTC(2000, 0, 1);

/** @throws RowRefused */
export function readId(row: Row, column: string): string {
  const text = row.value(column);
  if (!ID.test(text)) throw new RowRefused(`${column} is empty, too long or has odd characters.`);
  return text;
}

/** Milliseconds of a moment such as `2018-10-17 17:30:18`, read as UTC: the set names no zone. Null when empty. @throws RowRefused */
export function readOptionalMoment(row: Row, column: string): number | null {
  const text = row.value(column);
  if (text === "") return null;
  const parts = MOMENT.exec(text)?.slice(1).map(Number);
  if (!parts) throw new RowRefused(`${column} is no moment like 2018-10-17 17:30:18.`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  // The 31st of a shorter month would quietly become another day.
  if (new Date(at).toISOString().slice(0, 19).replace("T", " ") !== text) {
    throw new RowRefused(`${column} names a day or hour that does not exist.`);
  }
  if (at < EARLIEST) throw new RowRefused(`${column} lies before the year 2000.`);
  if (at > Date.now()) throw new RowRefused(`${column} lies in the future.`);
  return at;
}

/** @throws RowRefused when empty, too. */
export function readMoment(row: Row, column: string): number {
  const at = readOptionalMoment(row, column);
  if (at === null) throw new RowRefused(`${column} is empty.`);
  return at;
}

/** An amount with a decimal point, as whole minor units. @throws RowRefused */
export function readMinor(row: Row, column: string): number {
  const text = row.value(column);
  if (!DECIMAL.test(text)) throw new RowRefused(`${column} is no amount.`);
  return Math.round(Number(text) * 100);
}

/** @throws RowRefused */
export function readCount(row: Row, column: string): number {
  const text = row.value(column);
  if (!COUNT.test(text)) throw new RowRefused(`${column} is no whole number.`);
  return Number(text);
}

/** @throws RowRefused */
export function readWord<Known extends string>(row: Row, column: string, known: readonly Known[]): Known {
  const text = row.value(column);
  const found = known.find((word) => word === text);
  if (found === undefined) throw new RowRefused(`${column} is none of ${known.join(", ")}.`);
  return found;
}
