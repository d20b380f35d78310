import type { Pool } from "pg";

/** The approved version whose moment, or whose next step has come, by an index that holds only versions with a moment. */
export const createDuePolicy =
  (pool: Pick<Pool, "query">) =>
  async (at: Date): Promise<number | null> => {
    const { rows } = await pool.query<{ version: number }>(DUE, [at]);
    return rows[0]?.version ?? null;
  };

const DUE =
  "SELECT version FROM policy_version WHERE starts_at <= $1 AND state IN ('SHADOW', 'RAMPING') ORDER BY starts_at LIMIT 1";
