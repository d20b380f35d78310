import { isTooDeep } from "@/server/trpc/request-limits";
import type { CsvLine } from "../csv-lines";

/** Some lines of a file, read as JSON. */
export type LineBatch = {
  readonly lineCount: number;
  readonly values: readonly { readonly line: number; readonly value: unknown }[];
  /** What is no event at all, and stays in the file alone. */
  readonly problems: readonly { readonly line: number; readonly reason: string }[];
};

const MOST_LINES = 1_000;
const MOST_CHARS = 4 * 2 ** 20;

/** Batches of as many lines as a request may bring, and no more characters; empty lines are passed over. */
export async function* gatherLines(lines: AsyncIterable<CsvLine>): AsyncGenerator<LineBatch> {
  let batch = emptyBatch();
  let chars = 0;
  for await (const { line, text } of lines) {
    if (text !== null && text.trim() === "") continue;
    const read = readLine(text);
    batch.lineCount += 1;
    if ("reason" in read) batch.problems.push({ line, reason: read.reason });
    else batch.values.push({ line, value: read.value });
    chars += text?.length ?? 0;
    if (batch.lineCount < MOST_LINES && chars < MOST_CHARS) continue;
    yield batch;
    batch = emptyBatch();
    chars = 0;
  }
  if (batch.lineCount > 0) yield batch;
}

const emptyBatch = () => ({
  lineCount: 0,
  values: [] as { line: number; value: unknown }[],
  problems: [] as { line: number; reason: string }[],
});

function readLine(text: string | null): { readonly value: unknown } | { readonly reason: string } {
  if (text === null) return { reason: "The line is too long." };
  if (isTooDeep(text)) return { reason: "Nested too deeply." };
  try {
    const value: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? { value } : { reason: "This is no event: one JSON object a line." };
  } catch {
    return { reason: "This is no JSON." };
  }
}
