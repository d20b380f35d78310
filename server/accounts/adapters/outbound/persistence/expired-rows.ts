import type { Pool } from "pg";

/** How long rows stay that nothing needs any more. */
export const retention = { attemptDays: 1, verificationDays: 1, deadSessionDays: 90, inboxDays: 30 } as const;

const batchSize = 1_000;

/**
 * Removes a batch of each kind of row that has outlived its use: attempt buckets, used or expired challenges, sessions
 * long dead, and what the inbox remembers of events that no relay can deliver again. Answers how many went.
 */
export async function removeExpiredRows(pool: Pick<Pool, "query">, at: Date): Promise<number> {
  const before = (days: number) => new Date(at.getTime() - days * 86_400_000);
  let removed = 0;
  for (const [sql, days] of statements) {
    const { rowCount } = await pool.query(sql, [before(days), batchSize]);
    removed += rowCount ?? 0;
  }
  return removed;
}

const statements: readonly (readonly [sql: string, days: number])[] = [
  [
    `DELETE FROM attempt_bucket WHERE key IN (
       SELECT key FROM attempt_bucket
        WHERE window_started_at < $1 AND (blocked_until IS NULL OR blocked_until < $1) LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    retention.attemptDays,
  ],
  [
    `DELETE FROM verification WHERE id IN (
       SELECT id FROM verification WHERE expires_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    retention.verificationDays,
  ],
  [
    `DELETE FROM session WHERE id IN (
       SELECT id FROM session WHERE least(ended_at, expires_at) < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    retention.deadSessionDays,
  ],
  [
    `DELETE FROM inbox WHERE (consumer, event_id) IN (
       SELECT consumer, event_id FROM inbox WHERE processed_at < $1 LIMIT $2)`,
    retention.inboxDays,
  ],
];
