import type { Pool } from "pg";
import type { NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";

const batchSize = 500;
/** A unit of work that waited for a row may still count in the minute that it began in. */
const graceSeconds = 15;

/**
 * Turns the counts of minutes that are over into entries of the trail, one for each action, source and code: taken and
 * written in one statement, so that each count becomes an entry exactly once. Answers how many entries it wrote.
 */
export const recordClosedRefusals = (pool: Pick<Pool, "query">, newId: NewId, at: Date): Promise<number> =>
  moveClosed(pool, moveRefusals, newId, at);

/** The same for look-ups: one entry for each session, way of searching and (of whole values) text. */
export const recordClosedLookUps = (pool: Pick<Pool, "query">, newId: NewId, at: Date): Promise<number> =>
  moveClosed(pool, moveLookUps, newId, at);

async function moveClosed(pool: Pick<Pool, "query">, sql: string, newId: NewId, at: Date): Promise<number> {
  const closedBefore = new Date(Math.floor((at.getTime() - graceSeconds * 1000) / 60_000) * 60_000);
  const ids = Array.from({ length: batchSize }, () => newId());
  const { rowCount } = await pool.query(sql, [closedBefore, ids, at]);
  return rowCount ?? 0;
}

/** A field of an entry's changes that came to be. */
const fact = (field: string, value: string): string =>
  `jsonb_build_object('field', '${field}', 'before', NULL, 'after', ${value})`;

const minuteFact = fact("minute", `to_char(minute AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);

const moveRefusals = `
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
         jsonb_build_array(${minuteFact}, ${fact("source", "source_hash")}),
         'web', 'refusals of one minute', occurrences
    FROM closed`;

const moveLookUps = `
  WITH closed AS (
    DELETE FROM look_up_tally t
     USING (SELECT minute, session_id, searched_by, text_hash FROM look_up_tally WHERE minute < $1
             ORDER BY minute LIMIT ${batchSize} FOR UPDATE SKIP LOCKED) c
     WHERE t.minute = c.minute AND t.session_id = c.session_id AND t.searched_by = c.searched_by
       AND t.text_hash = c.text_hash
    RETURNING t.*
  )
  INSERT INTO audit_entry (id, recorded_at, actor_kind, actor_account_id, actor_name, actor_role, session_id, action,
                           outcome, subject_type, subject_id, account_id, changes, channel, request_id, occurrences)
  SELECT ($2::uuid[])[row_number() OVER (ORDER BY minute, session_id, searched_by, text_hash)], $3, 'STAFF',
         actor_account_id, actor_name, actor_role, session_id, 'account.look-up', 'DONE',
         CASE WHEN account_id IS NOT NULL THEN 'ACCOUNT' END, account_id::text, account_id,
         jsonb_build_array(${minuteFact}, ${fact("searched by", "searched_by")})
           || CASE WHEN text_hash = '' THEN '[]'::jsonb ELSE jsonb_build_array(${fact("text", "text_hash")}) END,
         'web', 'look-ups of one minute', occurrences
    FROM closed`;
