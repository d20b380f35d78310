import type { Pool } from "pg";
import { DAY_MS } from "@/server/accounts/domain/value-objects/time-span";

/** How long rows stay that nothing needs any more. */
export const retention = {
  attemptDays: 1,
  verificationDays: 1,
  /** Sign-ins that waited for a proof, and passkeys' challenges: minutes are their life. */
  unfinishedDays: 1,
  /** A spent link is refused by its own end from then on. */
  spentLinkDays: 1,
  deadSessionDays: 90,
  /** No session lives longer than 30 days, so an older token's session is over whatever it once was. */
  retiredTokenDays: 31,
  inboxDays: 30,
  /** Who looks into a loss later finds what was decided on a message that long. */
  decidedMessageDays: 90,
  /** The answer to a request of another system may be asked for again that long. */
  answerDays: 1,
} as const;

const batchSize = 1_000;

/**
 * Removes a batch of each kind of row that has outlived its use: attempt buckets, used or expired challenges, unfinished
 * sign-ins, spent links, sessions long dead and the tokens they had, and what the inbox remembers of events that no relay
 * can deliver again. Answers how many went.
 */
export async function removeExpiredRows(pool: Pick<Pool, "query">, at: Date): Promise<number> {
  const before = (days: number) => new Date(at.getTime() - days * DAY_MS);
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
    `DELETE FROM pending_sign_in WHERE id IN (
       SELECT id FROM pending_sign_in WHERE expires_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    retention.unfinishedDays,
  ],
  [
    `DELETE FROM passkey_challenge WHERE id IN (
       SELECT id FROM passkey_challenge WHERE expires_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    retention.unfinishedDays,
  ],
  // Nobody may update these two, which is what locking rows asks for.
  [
    "DELETE FROM spent_link WHERE jti IN (SELECT jti FROM spent_link WHERE expires_at < $1 LIMIT $2)",
    retention.spentLinkDays,
  ],
  [
    `DELETE FROM retired_session_token WHERE token_hash IN (
       SELECT token_hash FROM retired_session_token WHERE retired_at < $1 LIMIT $2)`,
    retention.retiredTokenDays,
  ],
  [
    `DELETE FROM session WHERE id IN (
       SELECT id FROM session WHERE least(ended_at, expires_at) < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    retention.deadSessionDays,
  ],
  [
    // A link is refused by its own time long before.
    "DELETE FROM spent_link WHERE jti IN (SELECT jti FROM spent_link WHERE expires_at < $1 LIMIT $2)",
    retention.verificationDays,
  ],
  [
    `DELETE FROM pending_sign_in WHERE id IN (
       SELECT id FROM pending_sign_in WHERE expires_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    retention.verificationDays,
  ],
  [
    `DELETE FROM passkey_challenge WHERE id IN (
       SELECT id FROM passkey_challenge WHERE expires_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    retention.verificationDays,
  ],
  [
    // Kept as long as the session's row: a copy of an old token must still be told from one we never made.
    `DELETE FROM retired_session_token t WHERE t.token_hash IN (
       SELECT r.token_hash FROM retired_session_token r LEFT JOIN session s ON s.id = r.session_id
        WHERE s.id IS NULL AND r.retired_at < $1 LIMIT $2)`,
    retention.deadSessionDays,
  ],
  [
    "DELETE FROM api_answer WHERE (key_id, idempotency_key) IN (SELECT key_id, idempotency_key FROM api_answer WHERE claimed_at < $1 LIMIT $2)",
    retention.answerDays,
  ],
  [
    `DELETE FROM inbox WHERE (consumer, event_id) IN (
       SELECT consumer, event_id FROM inbox WHERE processed_at < $1 LIMIT $2)`,
    retention.inboxDays,
  ],
  [
    `DELETE FROM api_answer WHERE (key_id, idempotency_key) IN (
       SELECT key_id, idempotency_key FROM api_answer WHERE claimed_at < $1 LIMIT $2)`,
    retention.answerDays,
  ],
  [
    `DELETE FROM parked_message WHERE id IN (
       SELECT id FROM parked_message WHERE decided_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    retention.decidedMessageDays,
  ],
];
