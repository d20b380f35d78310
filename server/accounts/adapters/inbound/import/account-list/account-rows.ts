import type { ImportedHistory } from "@/server/accounts/application/use-cases/import-accounts/history-source";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import type { Result } from "@/server/accounts/domain/result";
import { parseEmail } from "@/server/accounts/domain/value-objects/email";
import { parsePersonName, personNameFrom } from "@/server/accounts/domain/value-objects/person-name";
import { parsePhone } from "@/server/accounts/domain/value-objects/phone";
import { parseStoreName, storeNameFrom } from "@/server/accounts/domain/value-objects/store-name";
import type { CsvTable } from "../csv-table";
import { type Row, RowRefused, readId } from "../row-reader";

/** One row of the list, checked. Plain text: it is sorted on disk and parsed again where it counts. */
export type ListedAccount = {
  readonly externalId: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** Milliseconds; null where the list does not say. */
  readonly joinedAt: number | null;
  readonly buys: boolean;
  readonly storeName: string | null;
};

/** `external_id` and `name` must be there; `email`, `phone`, `joined_at`, `buys` and `store_name` may be. */
export const accountRows = (file: string): CsvTable<ListedAccount> => ({
  file,
  columns: ["external_id", "name"],
  read: (row) => {
    const storeName = optional(row, "store_name", (text) => parseStoreName(text));
    return {
      externalId: readId(row, "external_id"),
      name: required(row, "name", (text) => parsePersonName(text)),
      email: optional(row, "email", (text) => parseEmail(text)),
      phone: optional(row, "phone", (text) => parsePhone(text)),
      joinedAt: readJoined(row),
      buys: readBuys(row, storeName !== null),
      storeName,
    };
  },
});

/** The list was checked when it was read. */
export function toHistory(account: ListedAccount, line: number): ImportedHistory {
  const email = account.email === null ? null : parseEmail(account.email);
  const phone = account.phone === null ? null : parsePhone(account.phone);
  return {
    externalId: account.externalId,
    name: personNameFrom(account.name),
    email: email?.ok ? email.value : null,
    phone: phone?.ok ? phone.value : null,
    buys: account.buys,
    storeName: account.storeName === null ? null : storeNameFrom(account.storeName),
    joinedAt: account.joinedAt === null ? null : new Date(account.joinedAt),
    signals: [],
    line,
  };
}

function required(row: Row, column: string, parse: (text: string) => Result<unknown>): string {
  const text = row.value(column).trim();
  const parsed = parse(text);
  if (!parsed.ok) throw new RowRefused(`${column}: ${sentenceOf(parsed.refusal)}`);
  return text;
}

const optional = (row: Row, column: string, parse: (text: string) => Result<unknown>): string | null =>
  row.value(column).trim() === "" ? null : required(row, column, parse);

const sentenceOf = (refusal: Refusal): string =>
  (refusal.code === "VALIDATION" ? refusal.fields[0]?.problem : undefined) ?? "This can't be used.";

const MOMENT = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})?)?$/;
const EARLIEST = Date.UTC(2000, 0, 1);

function readJoined(row: Row): number | null {
  const text = row.value("joined_at").trim();
  if (text === "") return null;
  const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(text) && text.length > 10;
  const at = MOMENT.test(text)
    ? Date.parse(hasZone || text.length === 10 ? text : `${text.replace(" ", "T")}Z`)
    : Number.NaN;
  if (Number.isNaN(at) || at < EARLIEST || at > Date.now()) {
    throw new RowRefused("joined_at is no moment of this century such as 2024-05-31 or 2024-05-31T09:30:00Z.");
  }
  return at;
}

function readBuys(row: Row, sells: boolean): boolean {
  const text = row.value("buys").trim().toLowerCase();
  if (text === "") return !sells;
  if (["yes", "true", "1"].includes(text)) return true;
  if (!["no", "false", "0"].includes(text)) throw new RowRefused("buys is neither yes nor no.");
  if (!sells) throw new RowRefused("The account neither buys nor has a store.");
  return false;
}
