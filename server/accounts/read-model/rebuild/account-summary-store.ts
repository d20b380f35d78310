import type { Queryable } from "@/server/accounts/outbox/transaction";
import {
  type AccountSummaryRow,
  type AccountSummarySource,
  projectAccountSummary,
} from "@/server/accounts/read-model/projections/account-summary-projection";
import { summarySources, writePlainSummaries } from "./summary-sql";

/** Where rows are written: the live table, or the one built aside. */
export type SummaryTable = "account_summary" | "account_summary_aside";

const ASIDE = "account_summary_aside";
const SOURCES_OF_SOME = summarySources("a.id = ANY($1::uuid[])");
const PLAIN_OF_RANGE = writePlainSummaries(ASIDE);

/**
 * Brings the summaries of these accounts up to their present state: one statement reads, one writes. A row never goes
 * back to an older version, and an account that is gone takes its row with it.
 */
export async function refreshAccountSummaries(
  tx: Queryable,
  accountIds: readonly string[],
  table: SummaryTable = "account_summary",
): Promise<void> {
  const ids = [...new Set(accountIds)];
  const { rows: sources } = await tx.query<AccountSummarySource>(SOURCES_OF_SOME, [ids]);
  const known = new Set(sources.map((source) => source.accountId));
  const gone = ids.filter((id) => !known.has(id));
  if (gone.length > 0) await tx.query(`DELETE FROM ${table} WHERE account_id = ANY($1::uuid[])`, [gone]);
  await upsertSummaries(tx, sources.map(projectAccountSummary), table);
}

/**
 * Writes the rows of a range of accounts to the table built aside, where none of them is yet. Each table's range is read
 * once: without statistics, as after a large import, the database would read them anew for each account.
 */
export async function buildSummaries(tx: Queryable, afterId: string, lastId: string): Promise<void> {
  await tx.query("SET LOCAL enable_nestloop = off");
  const { rows } = await tx.query<AccountSummarySource>(PLAIN_OF_RANGE, [afterId, lastId]);
  await upsertSummaries(tx, rows.map(projectAccountSummary), ASIDE);
}

/** Writes rows in one statement; a stored row of a newer version stays. */
export async function upsertSummaries(
  tx: Queryable,
  rows: readonly AccountSummaryRow[],
  table: SummaryTable,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO ${table} AS stored (account_id, display_name, store_name, search_text, roles, created_at, version)
     SELECT r."accountId", r."displayName", r."storeName", r."searchText", r.roles, r."createdAt", r.version
       FROM jsonb_to_recordset($1::jsonb) AS r("accountId" uuid, "displayName" text, "storeName" text,
              "searchText" text, roles text[], "createdAt" timestamptz, version int)
      ORDER BY r."accountId"
     ON CONFLICT (account_id) DO UPDATE
        SET display_name = excluded.display_name, store_name = excluded.store_name,
            search_text = excluded.search_text, roles = excluded.roles, version = excluded.version
      WHERE stored.version <= excluded.version`,
    [JSON.stringify(rows)],
  );
}
