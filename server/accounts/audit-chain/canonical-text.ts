/** What an entry says, column by column as text: the same bytes whatever a connection's settings are. */
export const canonicalColumns = (entry: string): string =>
  `${entry}.id::text AS id, ${entry}.seq::text AS seq, ${entry}.tx::text AS tx,
   to_char(${entry}.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS recorded_at,
   ${entry}.actor_kind, ${entry}.actor_account_id::text, ${entry}.actor_name, ${entry}.actor_role,
   ${entry}.session_id::text, ${entry}.action, ${entry}.outcome, ${entry}.refusal_code, ${entry}.subject_type,
   ${entry}.subject_id, ${entry}.account_id::text, ${entry}.reason_code, ${entry}.changes::text AS changes,
   encode(${entry}.sealed, 'hex') AS sealed, ${entry}.channel, ${entry}.request_id, ${entry}.policy_version::text,
   ${entry}.occurrences::text`;

/**
 * The text itself, made by the database: the very bytes that `canonicalText` makes of the columns, without bringing
 * each of them here. Where the two ever differ, `canonicalText` is right.
 */
export const canonicalExpression = (e: string): string =>
  `'[1,' || substr(array_to_json(ARRAY[
     ${e}.id::text, ${e}.seq::text, ${e}.tx::text,
     to_char(${e}.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
     ${e}.actor_kind, ${e}.actor_account_id::text, ${e}.actor_name, ${e}.actor_role, ${e}.session_id::text, ${e}.action,
     ${e}.outcome, ${e}.refusal_code, ${e}.subject_type, ${e}.subject_id, ${e}.account_id::text, ${e}.reason_code,
     ${e}.changes::text, encode(${e}.sealed, 'hex'), ${e}.channel, ${e}.request_id, ${e}.policy_version::text,
     ${e}.occurrences::text]::text[])::text, 2)`;

/** In the order in which they stand in the text. A new column makes a new version; old texts stay as they are. */
const FIELDS = [
  "id",
  "seq",
  "tx",
  "recorded_at",
  "actor_kind",
  "actor_account_id",
  "actor_name",
  "actor_role",
  "session_id",
  "action",
  "outcome",
  "refusal_code",
  "subject_type",
  "subject_id",
  "account_id",
  "reason_code",
  "changes",
  "sealed",
  "channel",
  "request_id",
  "policy_version",
  "occurrences",
] as const;

type Field = (typeof FIELDS)[number];

export type CanonicalRow = Readonly<Record<Field, string | null>> & {
  readonly id: string;
  readonly seq: string;
  readonly tx: string;
  readonly recorded_at: string;
};

const VERSION = 1;

/** How a text begins; then come the values, each after a comma. */
export const CANONICAL_START = `[${VERSION}`;

/**
 * The text that is hashed: a list, so that no order of keys comes into it, with every value as text. `changes` stays the
 * text that the database keeps; private values are there as they are stored, encrypted.
 */
export const canonicalText = (row: CanonicalRow): string => canonicalTextOf(FIELDS.map((field) => row[field]));

/** The same from the values alone, in the order of the fields, as `canonicalColumns` selects them. */
export const canonicalTextOf = (values: readonly (string | null)[]): string => JSON.stringify([VERSION, ...values]);

/** The fields in which two texts differ; null when one of them is no text of ours. */
export function changedFields(sealed: string, found: string): readonly Field[] | null {
  const [before, after] = [readText(sealed), readText(found)];
  if (!before || !after) return null;
  return FIELDS.filter((_, index) => before[index] !== after[index]);
}

/** A text with the names of its fields, as an export has it; `canonicalText` makes the same text of it again. */
export function namedFields(text: string): Readonly<Record<string, unknown>> {
  const values = readText(text) ?? [];
  return Object.fromEntries(FIELDS.map((field, index) => [field, values[index] ?? null]));
}

/** Whether somebody's words have the shape of an entry: every field, and nothing but texts. */
export function isCanonicalRow(value: unknown): value is CanonicalRow {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== FIELDS.length) return false;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return (
    FIELDS.every((field) => fields[field] === null || typeof fields[field] === "string") &&
    typeof fields["id"] === "string"
  );
}

function readText(text: string): readonly unknown[] | null {
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) && values[0] === VERSION && values.length === FIELDS.length + 1
      ? values.slice(1)
      : null;
  } catch {
    return null;
  }
}
