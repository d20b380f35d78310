import type { Pool } from "pg";

/** Months ahead that the histories have room for. */
export const monthsAhead = 3;

/** Makes the months that are missing, here and `monthsAhead` on; answers how many it made. */
export async function ensureMonthPartitions(pool: Pick<Pool, "query">): Promise<number> {
  const { rows } = await pool.query<{ made: number }>("SELECT ensure_month_partitions($1) AS made", [monthsAhead]);
  return rows[0]?.made ?? 0;
}
