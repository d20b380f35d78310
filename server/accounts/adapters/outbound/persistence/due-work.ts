import type { Pool } from "pg";
import type { DueWork } from "@/server/accounts/application/ports/outbound/due-work-port";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";

/** What time made due, each from an index that holds only such rows. */
export const createDueWork = (pool: Pick<Pool, "query">): DueWork => {
  const ids = async (text: string, at: Date, limit: number) => {
    const { rows } = await pool.query<{ id: string }>(text, [at, limit]);
    return rows.map((row) => accountIdFrom(row.id));
  };
  return {
    expiredLocks: (at, limit) => ids(expiredLocks, at, limit),
    neverVerified: (createdBefore, limit) => ids(neverVerified, createdBefore, limit),
    dueEvaluations: (at, limit) => ids(dueEvaluations, at, limit),
  };
};

const expiredLocks = "SELECT id FROM account WHERE lock_until <= $1 ORDER BY lock_until, id LIMIT $2";

const neverVerified = `
  SELECT DISTINCT a.id
    FROM account_contact c JOIN account a ON a.id = c.account_id
   WHERE c.verified_at IS NULL AND c.kind <> 'PLACEHOLDER' AND a.created_at < $1 AND a.external_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM account_contact o
                      WHERE o.account_id = a.id AND (o.verified_at IS NOT NULL OR o.kind = 'PLACEHOLDER'))
   ORDER BY a.id LIMIT $2`;

const dueEvaluations =
  "SELECT account_id AS id FROM trust_profile WHERE next_crossing_at <= $1 ORDER BY next_crossing_at, account_id LIMIT $2";
