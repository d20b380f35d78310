import type { BinaryRow } from "@/server/platform/copy-out";
import { CANONICAL_START } from "./canonical-text";
import { hashOfBytes, LEAF } from "./merkle";

/**
 * An entry's columns as they are stored, in the order of the canonical text: what `canonicalColumns` names, without
 * being made into text by the database.
 */
export const storedColumns = (entry: string): string => COLUMNS.map(([column]) => `${entry}.${column}`).join(", ");

type Kind = "uuid" | "integer" | "moment" | "text" | "json" | "bytes";

const COLUMNS: readonly (readonly [column: string, kind: Kind])[] = [
  ["id", "uuid"],
  ["seq", "integer"],
  ["tx", "integer"],
  ["recorded_at", "moment"],
  ["actor_kind", "text"],
  ["actor_account_id", "uuid"],
  ["actor_name", "text"],
  ["actor_role", "text"],
  ["session_id", "uuid"],
  ["action", "text"],
  ["outcome", "text"],
  ["refusal_code", "text"],
  ["subject_type", "text"],
  ["subject_id", "text"],
  ["account_id", "uuid"],
  ["reason_code", "text"],
  ["changes", "json"],
  ["sealed", "bytes"],
  ["channel", "text"],
  ["request_id", "text"],
  ["policy_version", "integer"],
  ["occurrences", "integer"],
];
const KINDS = COLUMNS.map(([, kind]) => kind);

/** Bytes that one byte of a value may become: `\u001f`. */
const MOST_GROWTH = 6;
const ROOM_BESIDE_VALUES = 2_048;

/** Written over and over: the mark of a leaf, then the text. Longer entries get a longer one. */
let text = Buffer.alloc(16_384);
text[0] = LEAF;

/**
 * Makes an entry's canonical text byte by byte from its stored columns, which begin at `from`; the same bytes as
 * `canonicalText`, which is right where they ever differ. Answers where it ends.
 */
export function writeEntry({ bytes, starts, lengths }: BinaryRow, from: number): number {
  if (text.length < bytes.length * MOST_GROWTH + ROOM_BESIDE_VALUES) {
    text = Buffer.alloc(bytes.length * MOST_GROWTH + ROOM_BESIDE_VALUES);
    text[0] = LEAF;
  }
  let at = 1 + text.write(CANONICAL_START, 1, "latin1");
  for (let field = 0; field < KINDS.length; field += 1) {
    text[at++] = COMMA;
    const start = starts[from + field] ?? 0;
    const length = lengths[from + field] ?? -1;
    if (length < 0) {
      at += text.write("null", at, "latin1");
      continue;
    }
    text[at++] = QUOTE;
    at = writeValue(KINDS[field] ?? "text", bytes, start, length, at);
    text[at++] = QUOTE;
  }
  text[at++] = CLOSE;
  return at;
}

/** Whether the text that was made last is this one, byte for byte. */
export const isEntryText = (end: number, { bytes, starts, lengths }: BinaryRow, column: number): boolean => {
  const start = starts[column] ?? 0;
  const length = lengths[column] ?? -1;
  return length === end - 1 && text.compare(bytes, start, start + length, 1, end) === 0;
};

/** The leaf of the text that was made last. */
export const leafOfEntry = (end: number): string => hashOfBytes(text.subarray(0, end));

const [COMMA, QUOTE, CLOSE, BACKSLASH, MINUS, ZERO] = [0x2c, 0x22, 0x5d, 0x5c, 0x2d, 0x30];
const FIRST_PRINTABLE = 0x20;
const HEX = Buffer.from("0123456789abcdef", "latin1");

function writeValue(kind: Kind, bytes: Buffer, start: number, length: number, at: number): number {
  switch (kind) {
    case "uuid":
      return writeUuid(bytes, start, at);
    case "integer":
      return writeInteger(bytes, start, length, at);
    case "moment":
      return at + text.write(momentOf(bytes, start), at, "latin1");
    case "bytes":
      return writeHex(bytes, start, start + length, at);
    case "json":
      // Before the text itself stands the version of its form.
      return writeText(bytes, start + 1, start + length, at);
    case "text":
      return writeText(bytes, start, start + length, at);
  }
}

function writeHex(bytes: Buffer, start: number, end: number, at: number): number {
  const into = text;
  let to = at;
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index] ?? 0;
    into[to++] = HEX[byte >> 4] ?? 0;
    into[to++] = HEX[byte & 15] ?? 0;
  }
  return to;
}

/** The places in a text of 36 at which the bytes of an id stand. */
const UUID_PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const [UUID_BYTES, UUID_CHARACTERS] = [16, 36];

function writeUuid(bytes: Buffer, start: number, at: number): number {
  const into = text;
  for (let index = 0; index < UUID_BYTES; index += 1) {
    const byte = bytes[start + index] ?? 0;
    const to = at + (UUID_PLACES[index] ?? 0);
    into[to] = HEX[byte >> 4] ?? 0;
    into[to + 1] = HEX[byte & 15] ?? 0;
  }
  for (const dash of [8, 13, 18, 23]) into[at + dash] = MINUS;
  return at + UUID_CHARACTERS;
}

/** Of four or eight bytes. Transactions are counted without a sign, and stay far below the half of what there is. */
function writeInteger(bytes: Buffer, start: number, length: number, at: number): number {
  const value = length === 4 ? bytes.readInt32BE(start) : wholeOf(bytes, start);
  if (typeof value === "bigint" || value < 0) return at + text.write(String(value), at, "latin1");
  let end = at + 1;
  for (let left = value; left >= 10; left = Math.floor(left / 10)) end += 1;
  let left = value;
  for (let to = end - 1; to >= at; to -= 1) {
    text[to] = ZERO + (left % 10);
    left = Math.floor(left / 10);
  }
  return end;
}

function wholeOf(bytes: Buffer, start: number): number | bigint {
  const high = bytes.readInt32BE(start);
  const isSafe = high >= 0 && high < 0x20_0000;
  return isSafe ? high * 0x1_0000_0000 + bytes.readUInt32BE(start + 4) : bytes.readBigInt64BE(start);
}

/** The database counts microseconds from here on. */
const MILLENNIUM = Date.UTC(2000, 0, 1);

let lastMicros: number | bigint = -1;
let lastMoment = "";

/** Entries of one transaction have one moment. */
function momentOf(bytes: Buffer, start: number): string {
  const micros = wholeOf(bytes, start);
  if (micros === lastMicros) return lastMoment;
  lastMicros = micros;
  lastMoment = new Date(MILLENNIUM + Math.floor(Number(micros) / 1000)).toISOString();
  return lastMoment;
}

/** As JSON writes a text: plain as it stands, or with what has to be escaped. */
function writeText(bytes: Buffer, start: number, end: number, at: number): number {
  const into = text;
  let to = at;
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === QUOTE || byte === BACKSLASH) into[to++] = BACKSLASH;
    if (byte >= FIRST_PRINTABLE) into[to++] = byte;
    else to += into.write(JSON.stringify(String.fromCharCode(byte)).slice(1, -1), to, "latin1");
  }
  return to;
}
