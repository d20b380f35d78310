import type pg from "pg";
import type { ApiKeyDirectory } from "@/server/accounts/application/ports/outbound/api-key-directory";
import { apiKeyPolicy } from "@/server/accounts/domain/policies/api-key-policy";
import { type ApiKeyRow, apiKeyColumns, toApiKey } from "./api-key-rows";

/** One prepared statement finds the key, takes a request from its bucket and marks it used. */
export const createApiKeyDirectory = (pool: Pick<pg.Pool, "query">): ApiKeyDirectory => ({
  take: async (secretHash, { burst, requestsPerSecond }, at) => {
    const values = [secretHash, burst, requestsPerSecond, at, apiKeyPolicy.lastUsedEverySeconds];
    const { rows } = await pool.query<ApiKeyRow & { readonly has_budget: boolean }>({
      name: "api-key-take",
      text: take,
      values,
    });
    return rows[0] ? { key: toApiKey(rows[0]), hasBudget: rows[0].has_budget } : null;
  },
  list: async () => {
    const { rows } = await pool.query<ApiKeyRow>(
      `SELECT ${apiKeyColumns} FROM api_key ORDER BY created_at DESC, id DESC LIMIT 1000`,
    );
    return rows.map(toApiKey);
  },
});

/** What the bucket holds at the moment, before anything is taken. A clock that runs back refills nothing. */
const held = `least($2::float8, b.tokens
  + greatest(0, extract(epoch FROM $4::timestamptz - b.refilled_at)::float8) * $3::float8)`;

/** Nobody waits for the disk: a bucket that forgets its last moment in a crash has given a request too many. */
const take = `
  WITH k AS MATERIALIZED (SELECT ${apiKeyColumns} FROM api_key WHERE secret_hash = $1), taken AS (
    INSERT INTO api_key_budget AS b (key_id, tokens, refilled_at)
    SELECT id, $2::float8 - 1, $4::timestamptz FROM k
     WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $4::timestamptz)
    ON CONFLICT (key_id) DO UPDATE
      SET tokens = ${held} - 1, refilled_at = greatest(b.refilled_at, $4::timestamptz)
    WHERE ${held} >= 1
    RETURNING key_id
  ), used AS (
    UPDATE api_key u SET last_used_at = $4::timestamptz FROM k JOIN taken ON taken.key_id = k.id
     WHERE u.id = k.id AND (k.last_used_at IS NULL OR k.last_used_at <= $4::timestamptz - make_interval(secs => $5))
  )
  SELECT k.*, EXISTS (SELECT FROM taken) AS has_budget, set_config('synchronous_commit', 'off', true) FROM k`;
