import type pg from "pg";
import type { AnswerStore, Claim } from "@/server/accounts/application/ports/outbound/answer-store";
import { apiKeyPolicy } from "@/server/accounts/domain/policies/api-key-policy";

type Row = { readonly same: boolean; readonly status: number | null; readonly body: string | null };

/** One row per key and Idempotency-Key; who makes it, or takes over one that is too old, runs the request. */
export const createAnswerStore = (pool: Pick<pg.Pool, "query">): AnswerStore => ({
  claim: async ({ keyId, idempotencyKey, requestHash }, at) => {
    const expired = new Date(at.getTime() - apiKeyPolicy.answerHours * 3_600_000);
    const dead = new Date(at.getTime() - apiKeyPolicy.answerLeaseSeconds * 1_000);
    const { rowCount } = await pool.query(claim, [keyId, idempotencyKey, requestHash, at, expired, dead]);
    if (rowCount === 1) return { state: "MINE" };
    const { rows } = await pool.query<Row>(read, [keyId, idempotencyKey, requestHash]);
    return toClaim(rows[0]);
  },
  keep: async ({ keyId, idempotencyKey, requestHash }, { status, body }) => {
    await pool.query(keep, [keyId, idempotencyKey, requestHash, status, body]);
  },
  release: async ({ keyId, idempotencyKey, requestHash }) => {
    await pool.query(release, [keyId, idempotencyKey, requestHash]);
  },
});

/** Gone between the two statements: its request came to nothing, and the next try is free. */
function toClaim(row: Row | undefined): Claim {
  if (row === undefined) return { state: "RUNNING" };
  if (!row.same) return { state: "OTHER" };
  if (row.status === null || row.body === null) return { state: "RUNNING" };
  return { state: "ANSWERED", answer: { status: row.status, body: row.body } };
}

const claim = `
  INSERT INTO api_answer AS a (key_id, idempotency_key, request_hash, claimed_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (key_id, idempotency_key) DO UPDATE
    SET request_hash = EXCLUDED.request_hash, claimed_at = EXCLUDED.claimed_at, status = NULL, body = NULL
  WHERE a.claimed_at < $5
     OR (a.status IS NULL AND a.claimed_at < $6 AND a.request_hash = EXCLUDED.request_hash)`;

const read = `
  SELECT request_hash = $3 AS same, status, body FROM api_answer WHERE key_id = $1 AND idempotency_key = $2`;

const keep = `
  UPDATE api_answer SET status = $4, body = $5
   WHERE key_id = $1 AND idempotency_key = $2 AND request_hash = $3 AND status IS NULL`;

const release = `
  DELETE FROM api_answer
   WHERE key_id = $1 AND idempotency_key = $2 AND request_hash = $3 AND status IS NULL`;
