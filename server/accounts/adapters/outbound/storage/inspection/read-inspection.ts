import type { Readable } from "node:stream";
import * as z from "zod/mini";
import type { InspectedDocument } from "@/server/accounts/application/ports/outbound/document-inspector-port";
import { documentRefused } from "@/server/accounts/domain/exceptions/document-refused";
import { done, type Result } from "@/server/accounts/domain/result";
import { DOCUMENT_FORMATS } from "@/server/accounts/domain/value-objects/document-kind";
import { DOCUMENT_PROBLEMS } from "@/server/accounts/domain/value-objects/document-problem";

const LONGEST_LINE = 64 * 1024;
const LARGEST_PAGE = 8 * 1024 * 1024;
const LARGEST_ANSWER = 64 * 1024 * 1024;

const size = (most: number) => z.int().check(z.minimum(1), z.maximum(most));

const sayings = z.union([
  z.strictObject({ refused: z.enum(DOCUMENT_PROBLEMS) }),
  z.strictObject({ format: z.enum(DOCUMENT_FORMATS) }),
  z.strictObject({
    page: z.strictObject({
      width: size(20_000),
      height: size(20_000),
      bytes: size(LARGEST_PAGE),
      text: z.string().check(z.maxLength(LONGEST_LINE)),
    }),
  }),
]);

type Saying = z.output<typeof sayings>;
type Page = InspectedDocument["pages"][number];

/** Broken off: it began and gave no answer. Silent: it never said a word. */
export type NoAnswer = "BROKEN_OFF" | "SILENT";

/** What the process says of a file, read as one reads a stranger's words: it may have been taken over by the file. */
export async function readInspection(
  stream: Readable,
  { pages: mostPages }: { readonly pages: number },
): Promise<Result<InspectedDocument> | NoAnswer> {
  const pages: Page[] = [];
  const texts: string[] = [];
  let format: InspectedDocument["format"] | null = null;
  for await (const { saying, bytes } of sayingsOf(stream)) {
    if ("refused" in saying) return documentRefused(saying.refused);
    if ("format" in saying) format = saying.format;
    else {
      const { width, height, text } = saying.page;
      pages.push({ width, height, image: bytes });
      texts.push(text);
    }
    if (pages.length > mostPages) return "BROKEN_OFF";
  }
  if (format === null) return "SILENT";
  return pages.length === 0 ? "BROKEN_OFF" : done({ format, pages, texts });
}

type Said = { readonly saying: Saying; readonly bytes: Uint8Array };

async function* sayingsOf(stream: Readable): AsyncGenerator<Said> {
  let held: Buffer = Buffer.alloc(0);
  let total = 0;
  for await (const piece of stream) {
    const part = Buffer.from(piece);
    total += part.length;
    if (total > LARGEST_ANSWER) return;
    held = Buffer.concat([held, part]);
    for (let next = take(held); next; next = take(held)) {
      if (next === "UNREADABLE") return;
      held = held.subarray(next.length);
      yield next;
    }
  }
}

/** The first whole message, or null while some of it is still to come. */
function take(held: Buffer): (Said & { readonly length: number }) | "UNREADABLE" | null {
  if (held.length < 4) return null;
  const line = held.readUInt32BE(0);
  if (line > LONGEST_LINE) return "UNREADABLE";
  if (held.length < 4 + line) return null;
  const saying = parsed(held.subarray(4, 4 + line).toString("utf8"));
  if (!saying) return "UNREADABLE";
  const bytes = "page" in saying ? saying.page.bytes : 0;
  const length = 4 + line + bytes;
  return held.length < length ? null : { saying, bytes: new Uint8Array(held.subarray(4 + line, length)), length };
}

function parsed(text: string): Saying | null {
  try {
    return sayings.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
