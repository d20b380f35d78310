import { csvLine } from "./csv";

/** The columns of the trail as a table. Changed fields and private values stay in the file that proves itself. */
const COLUMNS = [
  "number",
  "recorded_at",
  "actor_kind",
  "actor_account_id",
  "actor_name",
  "actor_role",
  "action",
  "outcome",
  "refusal_code",
  "subject_type",
  "subject_id",
  "account_id",
  "reason_code",
  "channel",
  "request_id",
  "policy_version",
  "occurrences",
] as const;

/** The entries of an export, one row each; its proofs are left out, as no spreadsheet checks them. */
export async function* auditTable(lines: AsyncIterable<string>): AsyncGenerator<string> {
  yield csvLine(COLUMNS);
  for await (const line of lines) {
    const told: unknown = JSON.parse(line);
    if (isEntry(told)) yield csvLine(COLUMNS.map((column) => cellOf({ ...told.entry, number: told.number }, column)));
  }
}

type Entry = { readonly number: string; readonly entry: Readonly<Record<string, unknown>> };

const isEntry = (told: unknown): told is Entry =>
  typeof told === "object" &&
  told !== null &&
  "type" in told &&
  told.type === "entry" &&
  "entry" in told &&
  typeof told.entry === "object" &&
  told.entry !== null &&
  "number" in told &&
  typeof told.number === "string";

const cellOf = (entry: Readonly<Record<string, unknown>>, column: string): string => {
  const value = entry[column];
  if (typeof value === "string") return value;
  return value === null || value === undefined ? "" : JSON.stringify(value);
};
