import type { Pool } from "pg";
import type { Statement } from "@/server/accounts/read-model/queries/read-pool";

/** The plan that PostgreSQL takes where reading whole tables costs too much, as on tables that are not small. */
export async function planOf(pool: Pool, { text }: Statement, values: readonly unknown[]): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off");
    const { rows } = await client.query<{ "QUERY PLAN": string }>({ text: `EXPLAIN ${text}`, values: [...values] });
    await client.query("ROLLBACK");
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    client.release();
  }
}
