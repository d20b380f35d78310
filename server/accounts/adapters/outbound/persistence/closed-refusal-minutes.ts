import type { Pool } from "pg";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";

const batchSize = 500;
/** A unit of work that waited for a row may still count in the minute that it began in. */
const graceSeconds = 15;

/**
 * Turns the counts of minutes that are over into entries of the trail, one for each action, source and code: taken and
 * written in one statement, so that each count becomes an entry exactly once. Answers how many entries it wrote.
 */
export async function recordClosedRefusals(pool: Pick<Pool, "query">, newId: NewId, at: Date): Promise<number> {
  const closedBefore = new Date(Math.floor((at.getTime() - graceSeconds * 1000) / 60_000) * 60_000);
  const ids = Array.from({ length: batchSize }, () => newId());
  const { rowCount } = await pool.query(moveClosed, [closedBefore, ids, at]);
  return rowCount ?? 0;
}

const moveClosed = `
  WITH closed AS (
    DELETE FROM refusal_tally t
     USING (SELECT minute, action, source_hash, code FROM refusal_tally WHERE minute < $1
             ORDER BY minute LIMIT ${batchSize} FOR UPDATE SKIP LOCKED) c
     WHERE t.minute = c.minute AND t.action = c.action AND t.source_hash = c.source_hash AND t.code = c.code
    RETURNING t.*
  )
  INSERT INTO audit_entry (id, recorded_at, actor_kind, actor_name, action, outcome, refusal_code, changes, channel,
                           request_id, occurrences)
  SELECT ($2::uuid[])[row_number() OVER (ORDER BY minute, action, source_hash, code)], $3, 'ANONYMOUS', 'anonymous',
         action, 'REFUSED', code,
         jsonb_build_array(
           jsonb_build_object('field', 'minute', 'before', NULL, 'after', to_char(minute AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
           jsonb_build_object('field', 'source', 'before', NULL, 'after', source_hash)),
         'web', 'refusals of one minute', occurrences
    FROM closed`;
