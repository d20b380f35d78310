import pg from "pg";
import { inOneWrite } from "@/server/platform/one-write";

/** What runs one statement of ours. */
export type Connection = Pick<pg.ClientBase, "query"> & { readonly connection?: unknown };

/** The four ways in which Prisma's transactions take statements as text, on a connection of our own. */
export const rawStatements = (connection: Connection) => ({
  $queryRaw: async (strings: TemplateStringsArray, ...values: unknown[]) =>
    (await run(connection, textOf(strings), values)).rows,
  $executeRaw: async (strings: TemplateStringsArray, ...values: unknown[]) =>
    (await run(connection, textOf(strings), values)).rowCount ?? 0,
  $queryRawUnsafe: async (text: string, ...values: unknown[]) => (await run(connection, text, values)).rows,
  $executeRawUnsafe: async (text: string, ...values: unknown[]) => (await run(connection, text, values)).rowCount ?? 0,
});

function run(connection: Connection, text: string, values: readonly unknown[]): Promise<pg.QueryResult<object>> {
  inOneWrite(connection);
  return TRANSACTION_CONTROL.test(text)
    ? connection.query<object>(text)
    : connection.query<object>({ ...named(text), text, values: values.map(toParameter), types: READERS });
}

/** Nothing to plan. */
const TRANSACTION_CONTROL = /^(?:SAVEPOINT|RELEASE|ROLLBACK) /;

const texts = new WeakMap<TemplateStringsArray, string>();

/** One place in the program is one text, put together once. */
function textOf(strings: TemplateStringsArray): string {
  const known = texts.get(strings);
  if (known !== undefined) return known;
  const text = strings.reduce((sum, part, index) => (index === 0 ? part : `${sum}$${index}${part}`), "");
  texts.set(strings, text);
  return text;
}

/** More than the program has places; what comes later goes without. */
const NAMED_STATEMENTS = 500;
const names = new Map<string, string>();

/** So that a connection parses and plans each text once. */
function named(text: string): { readonly name?: string } {
  const known = names.get(text);
  if (known !== undefined) return { name: known };
  if (names.size >= NAMED_STATEMENTS) return {};
  const name = `own-${names.size}`;
  names.set(text, name);
  return { name };
}

/** Moments travel as ISO 8601 with their zone: the driver's own text names this machine's. */
function toParameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toParameter);
  if (value instanceof Uint8Array && !Buffer.isBuffer(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  return value;
}

/** As a server at UTC writes it, read by its places; any other way is the driver's. */
function momentOf(text: string): unknown {
  const isUsual = text.length <= 26 && text.endsWith("+00") && text.indexOf(" ") === 10;
  if (!isUsual) return usualReader(TIMESTAMPTZ)(text);
  const date = Date.UTC(twoAt(text, 0) * 100 + twoAt(text, 2), twoAt(text, 5) - 1, twoAt(text, 8));
  const seconds = (twoAt(text, 11) * 60 + twoAt(text, 14)) * 60 + twoAt(text, 17);
  return new Date(date + seconds * 1_000 + millisOf(text));
}

const digitAt = (text: string, place: number): number => text.charCodeAt(place) - 48;
const twoAt = (text: string, place: number): number => digitAt(text, place) * 10 + digitAt(text, place + 1);

/** Up to three digits after the dot; what is left out at their end is naught. */
function millisOf(text: string): number {
  const digits = text.length - 23;
  if (digits <= 0) return 0;
  const [tens, ones] = [digits > 1 ? digitAt(text, 21) : 0, digits > 2 ? digitAt(text, 22) : 0];
  return digitAt(text, 20) * 100 + tens * 10 + ones;
}

const usualReader = (oid: number) => pg.types.getTypeParser(oid, "text") as (text: string) => unknown;

const TIMESTAMPTZ = 1184;
const BYTEA = 17;
const INT8 = 20;
const DATE = 1082;

/** Values as Prisma reads them, where the driver's own reading is another one. */
const OWN_READERS = new Map<number, (text: string) => unknown>([
  [INT8, (text) => BigInt(text)],
  [DATE, (text) => new Date(`${text}T00:00:00Z`)],
  [TIMESTAMPTZ, momentOf],
  [BYTEA, (text) => new Uint8Array(Buffer.from(text.slice(2), "hex"))],
]);

const READERS: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string): ((text: string) => unknown) =>
    (format === "binary" ? undefined : OWN_READERS.get(oid)) ?? usualReader(oid),
};
