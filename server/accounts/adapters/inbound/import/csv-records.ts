import { type CsvLine, LONGEST_RECORD, readCsvLines } from "./csv-lines";
import { CsvRecordParser } from "./csv-record-parser";

/** A record, by the line it begins on, or why that line begins none. */
export type CsvRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly problem: string };

/** A quoted text may run over this many lines; a quote that is never closed costs no more than reading them. */
const MOST_LINES = 1_000;

/**
 * The records of a CSV file with `columns` fields each (null: as many as the first one). A line that begins no whole
 * record is answered as a problem and costs only itself: reading goes on with the very next line, also after a quote
 * that was never closed.
 */
export async function* readCsvRecords(
  path: string,
  onBytes: (count: number) => void = () => undefined,
): AsyncGenerator<CsvRecord> {
  const lines = new LineQueue(readCsvLines(path, onBytes));
  let columns: number | null = null;
  for (let first = await lines.peek(0); first; first = await lines.peek(0)) {
    if (first.text === "" || first.text === "\r") {
      lines.drop(1);
      continue;
    }
    const record = await readRecord(lines, columns);
    lines.drop(record.lineCount);
    if ("fields" in record) columns ??= record.fields.length;
    yield "fields" in record
      ? { line: first.line, fields: record.fields }
      : { line: first.line, problem: record.problem };
  }
}

type Read = { readonly lineCount: number } & ({ readonly fields: readonly string[] } | { readonly problem: string });

async function readRecord(lines: LineQueue, columns: number | null): Promise<Read> {
  const parser = new CsvRecordParser();
  let length = 0;
  for (let count = 1; count <= MOST_LINES; count += 1) {
    const next = await lines.peek(count - 1);
    if (!next) break;
    length += next.text?.length ?? Number.POSITIVE_INFINITY;
    if (next.text === null || length > LONGEST_RECORD) return bad(count === 1 ? tooLong : neverClosed);
    const answer = parser.feed(next.text);
    if (answer === "misquoted") return bad(misquoted);
    if (answer === "unfinished") continue;
    if (columns !== null && parser.fields.length !== columns)
      return bad(count > 1 ? neverClosed : wrongCount(parser, columns));
    return { lineCount: count, fields: parser.fields };
  }
  return bad(neverClosed);
}

const bad = (problem: string): Read => ({ lineCount: 1, problem });

const tooLong = `The line is longer than ${LONGEST_RECORD} characters.`;
const neverClosed = "A quote is opened and never closed.";
const misquoted = "A quote stands inside a field.";
const wrongCount = ({ fields }: CsvRecordParser, columns: number): string =>
  `The row has ${fields.length} ${fields.length === 1 ? "field" : "fields"} instead of ${columns}.`;

/** Looks ahead without reading on. */
class LineQueue {
  #ahead: CsvLine[] = [];

  constructor(readonly lines: AsyncIterator<CsvLine>) {}

  async peek(position: number): Promise<CsvLine | null> {
    while (this.#ahead.length <= position) {
      const next = await this.lines.next();
      if (next.done) return null;
      this.#ahead.push(next.value);
    }
    return this.#ahead[position] ?? null;
  }

  drop(count: number): void {
    this.#ahead = this.#ahead.slice(count);
  }
}
