import {
  messageColumns,
  NOTIFICATION_REQUESTED,
  type OutboxMessage,
  type OutboxRow,
  toOutboxMessage,
} from "./account-outbox-model";
import { afterFailure } from "./retry-schedule";
import type { Queryable } from "./transaction";

/** Accounts are dealt to this many shards, so that several relays can work at once. The same for all processes. */
const shardCount = 8;
export const shardOf = `(hashtext(coalesce(o.account_id::text, '')) & ${shardCount - 1})`;
const relayLock = 72_707_371;

/** Due, and with nothing of the same account before it that failed and still waits. Failed rows have an index. */
const publishable = `
  o.type <> '${NOTIFICATION_REQUESTED}' AND o.parked_at IS NULL AND o.available_at <= $1
  AND NOT EXISTS (
    SELECT 1 FROM outbox h
     WHERE h.attempts > 0 AND h.account_id IS NOT DISTINCT FROM o.account_id AND h.seq < o.seq
       AND h.type <> '${NOTIFICATION_REQUESTED}' AND (h.parked_at IS NOT NULL OR h.available_at > $1))`;

/** The shards that have something to publish, each looked for by itself: the backlog of one hides no other. */
export async function dueShards(tx: Queryable, at: Date): Promise<readonly number[]> {
  const { rows } = await tx.query<{ shard: number }>(
    // A limit of its own keeps each look a look: as EXISTS all of them become one read of everything.
    `SELECT shard FROM generate_series(0, ${shardCount - 1}) AS shard
      CROSS JOIN LATERAL (SELECT FROM outbox o WHERE ${publishable} AND ${shardOf} = shard ORDER BY o.seq LIMIT 1) due`,
    [at],
  );
  return rows.map((row) => row.shard);
}

/** True when this transaction alone works on the shard until its end; false when another relay does. */
export async function takeShard(tx: Queryable, shard: number): Promise<boolean> {
  const { rows } = await tx.query<{ taken: boolean }>("SELECT pg_try_advisory_xact_lock($1, $2) AS taken", [
    relayLock,
    shard,
  ]);
  return rows[0]?.taken === true;
}

/** The oldest publishable events of a shard, in order per account. Only for whoever took the shard. */
export async function readShard(
  tx: Queryable,
  shard: number,
  at: Date,
  limit: number,
): Promise<readonly OutboxMessage[]> {
  const { rows } = await tx.query<OutboxRow>(
    `SELECT ${messageColumns} FROM outbox o
      WHERE ${publishable} AND ${shardOf} = $2 ORDER BY o.seq LIMIT $3`,
    [at, shard, limit],
  );
  return rows.map(toOutboxMessage);
}

/** Moves rows to history in one statement; answers how many were still pending. What was sealed is not kept. */
export async function moveToPublished(tx: Queryable, ids: readonly string[], at: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const { rowCount } = await tx.query(
    `WITH gone AS (DELETE FROM outbox WHERE id = ANY($1::uuid[]) RETURNING *)
     INSERT INTO outbox_published
       (id, seq, account_id, aggregate_version, ordinal, type, payload, occurred_at, recorded_at, published_at, correlation_id, actor)
     SELECT id, seq, account_id, aggregate_version, ordinal, type, payload, occurred_at, recorded_at, $2, correlation_id, actor
       FROM gone`,
    [ids, at],
  );
  return rowCount ?? 0;
}

/** Puts a failed message off, or parks it after its last try. Answers whether it was parked. */
export async function putOff(
  tx: Queryable,
  message: Pick<OutboxMessage, "id" | "attempts">,
  error: string,
  at: Date,
): Promise<boolean> {
  const next = afterFailure(message.attempts, at);
  await tx.query("UPDATE outbox SET attempts = $2, available_at = $3, parked_at = $4, last_error = $5 WHERE id = $1", [
    message.id,
    next.attempts,
    next.availableAt,
    next.parked ? at : null,
    oneLine(error),
  ]);
  return next.parked;
}

const longestError = 500;

/** An error of foreign making: no line breaks or control characters reach a log or a page. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").slice(0, longestError);
