import type { Queryable } from "@/server/accounts/outbox/transaction";
import {
  type AccountSummaryRow,
  type AccountSummarySource,
  projectAccountSummary,
} from "@/server/accounts/read-model/projections/account-summary-projection";

/** Where rows are written: the live table, or the one built aside. */
export type SummaryTable = "account_summary" | "account_summary_aside";

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
  const sources = await readSources(tx, "a.id = ANY($1::uuid[])", [ids]);
  const known = new Set(sources.map((source) => source.accountId));
  const gone = ids.filter((id) => !known.has(id));
  if (gone.length > 0) await tx.query(`DELETE FROM ${table} WHERE account_id = ANY($1::uuid[])`, [gone]);
  await upsertSummaries(tx, sources.map(projectAccountSummary), table);
}

/** The next accounts after an id, in the order of ids; for walking through all of them. */
export const readSourcesAfter = (
  db: Queryable,
  afterId: string,
  limit: number,
): Promise<readonly AccountSummarySource[]> => readSources(db, "a.id > $1 ORDER BY a.id LIMIT $2", [afterId, limit]);

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

async function readSources(
  db: Queryable,
  where: string,
  values: readonly unknown[],
): Promise<readonly AccountSummarySource[]> {
  const { rows } = await db.query<AccountSummarySource>(
    `SELECT a.id AS "accountId", a.external_id AS "externalId", a.name, b.name AS "buyerName",
            s.store_name AS "storeName", s.gst_number AS "gstNumber", e.key AS "emailKey", p.key AS "phoneKey",
            ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id ORDER BY r.role_type) AS roles,
            a.created_at AS "createdAt", a.version
       FROM account a
       LEFT JOIN buyer_profile b ON b.account_id = a.id
       LEFT JOIN seller_profile s ON s.account_id = a.id
       LEFT JOIN account_contact e ON e.account_id = a.id AND e.kind = 'EMAIL'
       LEFT JOIN account_contact p ON p.account_id = a.id AND p.kind = 'PHONE'
      WHERE ${where}`,
    [...values],
  );
  return rows;
}
