import type { RowProblem } from "@/server/accounts/application/use-cases/import-accounts/history-source";
import { type CsvRecord, readCsvRecords } from "./csv-records";
import { type Row, RowRefused } from "./row-reader";

/** A file that can't be read at all: nothing of the set is imported then. */
export class SetRefused extends Error {
  override readonly name = "SetRefused";
}

export type CsvTable<Value> = {
  readonly file: string;
  /** The columns that must be there, in any order, among others. */
  readonly columns: readonly string[];
  /** @throws RowRefused */
  readonly read: (row: Row) => Value;
};

export type Reading = {
  readonly onProblem: (problem: RowProblem) => void;
  readonly onRow: (file: string) => void;
  readonly onBytes: (count: number) => void;
};

export type Read<Value> = { readonly line: number; readonly value: Value };

/** The rows of a file that can be used; every other one is told as a problem. @throws SetRefused */
export async function* readCsvTable<Value>(
  path: string,
  { file, columns, read }: CsvTable<Value>,
  { onProblem, onRow, onBytes }: Reading,
): AsyncGenerator<Read<Value>> {
  const records = readCsvRecords(path, onBytes);
  const places = placesOf(file, columns, await records.next());
  for await (const record of records) {
    onRow(file);
    try {
      if ("problem" in record) throw new RowRefused(record.problem);
      yield { line: record.line, value: read(rowOf(record.line, record.fields, places)) };
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      onProblem({ file, line: record.line, reason: error.message });
    }
  }
}

function placesOf(file: string, columns: readonly string[], header: IteratorResult<CsvRecord, unknown>) {
  if (header.done) throw new SetRefused(`${file} is empty.`);
  const record = header.value;
  if ("problem" in record) throw new SetRefused(`${file}: the first line can't be read. ${record.problem}`);
  const places = new Map(record.fields.map((name, place) => [name.trim(), place]));
  const missing = columns.filter((column) => !places.has(column));
  if (missing.length > 0)
    throw new SetRefused(`${file} lacks ${missing.length === 1 ? "the column" : "the columns"} ${missing.join(", ")}.`);
  return places;
}

const rowOf = (line: number, fields: readonly string[], places: ReadonlyMap<string, number>): Row => ({
  line,
  value: (column) => fields[places.get(column) ?? -1] ?? "",
});
