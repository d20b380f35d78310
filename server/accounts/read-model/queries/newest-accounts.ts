import type { Candidate } from "./lookup-candidates";
import type { ReadRows, Statement } from "./read-pool";

const newest: Statement = {
  name: "newest-accounts",
  text: `SELECT account_id, 2 AS rank, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS sort_name
           FROM account_summary
          WHERE (created_at, account_id) < ($1::timestamptz, $2::uuid)
          ORDER BY created_at DESC, account_id DESC LIMIT $3`,
};

const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Accounts by the moment they were made, newest first; `sort_name` is that moment. */
export async function readNewestAccounts(
  read: ReadRows,
  after: readonly [rank: number, createdAt: string, accountId: string] | null,
  limit: number,
): Promise<Candidate[]> {
  const rows = await read<Omit<Candidate, "kind">>(newest, [after?.[1] ?? "infinity", after?.[2] ?? LAST_ID, limit]);
  return rows.map(({ account_id, rank, sort_name }) => ({ account_id, rank, sort_name, kind: "NEWEST" }));
}
