import type { Queryable } from "@/server/accounts/outbox/transaction";
import { canonicalExpression } from "./canonical-text";
import type { Position } from "./checkpoint";

export type UnsealedRow = {
  readonly id: string;
  readonly recorded_at: string;
  readonly tx: string;
  readonly seq: string;
  readonly text: string;
  readonly is_sealed: boolean;
};

/** Changes when the trail is moved to another installation of PostgreSQL: transaction ids begin anew there. */
export async function readCluster(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ id: string }>("SELECT system_identifier::text AS id FROM pg_control_system()");
  const [row] = rows;
  if (!row) throw new Error("A cluster always has an identifier");
  return row.id;
}

/**
 * The next entries after a position, in the order of their transactions. Only those below the oldest transaction that
 * still runs: all of these have ended, so that nothing can come to stand before what is read here.
 */
export async function readEntriesAfter(db: Queryable, { tx, seq }: Position, limit: number): Promise<UnsealedRow[]> {
  const { rows } = await db.query<UnsealedRow>(BELOW_THE_RUNNING, [tx, seq, limit]);
  return rows;
}

/**
 * Entries without a seal whose transaction this cluster has not reached: they came with the trail from another one, and
 * have long been committed.
 */
export async function readMovedEntries(db: Queryable, limit: number): Promise<UnsealedRow[]> {
  const { rows } = await db.query<UnsealedRow>(ABOVE_THE_RUNNING, [limit]);
  return rows;
}

const isSealed = "EXISTS (SELECT FROM audit_seal s WHERE s.recorded_at = e.recorded_at AND s.entry_id = e.id)";

const columns = `e.id::text, e.tx::text, e.seq::text, ${canonicalExpression("e")} AS text,
         to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS recorded_at`;

const BELOW_THE_RUNNING = `
  SELECT ${columns}, ${isSealed} AS is_sealed
    FROM audit_entry e
   WHERE (e.tx, e.seq) > ($1::xid8, $2::bigint) AND e.tx < pg_snapshot_xmin(pg_current_snapshot())
   ORDER BY e.tx, e.seq LIMIT $3`;

const ABOVE_THE_RUNNING = `
  SELECT ${columns}, false AS is_sealed
    FROM audit_entry e
   WHERE e.tx >= pg_snapshot_xmax(pg_current_snapshot()) AND NOT ${isSealed}
   ORDER BY e.tx, e.seq LIMIT $1`;

/** Age of the oldest entry that no checkpoint covers yet, in seconds; null when there is none. */
export async function readTailSeconds(db: Queryable, at: Date): Promise<number | null> {
  const { rows } = await db.query<{ seconds: number }>(
    `WITH latest AS (SELECT tx, seq FROM audit_checkpoint ORDER BY number DESC LIMIT 1)
     SELECT greatest(0, extract(epoch FROM $1 - recorded_at))::float8 AS seconds FROM audit_entry
      WHERE (tx, seq) > (coalesce((SELECT tx FROM latest), '0'), coalesce((SELECT seq FROM latest), 0))
      ORDER BY tx, seq LIMIT 1`,
    [at],
  );
  return rows[0]?.seconds ?? null;
}
