import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";

/** One line of a file; `text` is null when it is longer than anybody should keep. */
export type CsvLine = { readonly line: number; readonly text: string | null };

/** A line or record beyond this many characters is left out. */
export const LONGEST_RECORD = 2 ** 20;

const CHUNK_BYTES = 2 ** 18;

/**
 * The lines of a UTF-8 file, counted from 1, without their line feeds. Keeps one chunk and one line in memory, however
 * long a line the file holds. Bytes that are no UTF-8 become U+FFFD. A file whose name ends in `.gz` is unpacked on the
 * way; `onBytes` counts what is read of the file itself.
 */
export async function* readCsvLines(path: string, onBytes: (count: number) => void): AsyncGenerator<CsvLine> {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  let isTooLong = false;
  let line = 1;
  const chunks: AsyncIterable<Buffer> = openBytes(path, onBytes);
  for await (const chunk of chunks) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = pieces.pop() ?? "";
    for (const piece of pieces) {
      yield { line, text: isTooLong || piece.length > LONGEST_RECORD ? null : piece };
      isTooLong = false;
      line += 1;
    }
    if (rest.length > LONGEST_RECORD) {
      isTooLong = true;
      rest = "";
    }
  }
  rest += decoder.decode();
  if (rest !== "" || isTooLong) yield { line, text: isTooLong ? null : rest };
}

function openBytes(path: string, onBytes: (count: number) => void): AsyncIterable<Buffer> {
  const file = counted(createReadStream(path, { highWaterMark: CHUNK_BYTES }), onBytes);
  if (!path.endsWith(".gz")) return file;
  // What breaks on the way is thrown where the lines are read.
  return pipeline(file, createGunzip(), () => undefined);
}

async function* counted(chunks: AsyncIterable<Buffer>, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}
