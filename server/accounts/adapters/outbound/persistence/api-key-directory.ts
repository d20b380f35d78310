import type pg from "pg";
import type { ApiKeyDirectory } from "@/server/accounts/application/ports/outbound/api-key-directory";
import { type ApiKeyRow, apiKeyColumns, toApiKey } from "./api-key-rows";

/** One prepared statement by a unique key; another that takes a request from the bucket, alone or not at all. */
export const createApiKeyDirectory = (pool: Pick<pg.Pool, "query">): ApiKeyDirectory => ({
  findByHash: async (secretHash) => {
    const { rows } = await pool.query<ApiKeyRow>({ name: "api-key-check", text: findByHash, values: [secretHash] });
    return rows[0] ? toApiKey(rows[0]) : null;
  },
  takeRequest: async (id, { burst, requestsPerSecond }, at) => {
    const values = [id, burst, requestsPerSecond, at];
    const { rowCount } = await pool.query({ name: "api-key-take", text: take, values });
    return rowCount === 1;
  },
  markUsed: async (id, at) => {
    await pool.query({ name: "api-key-used", text: markUsed, values: [id, at] });
  },
  list: async () => {
    const { rows } = await pool.query<ApiKeyRow>(
      `SELECT ${apiKeyColumns} FROM api_key ORDER BY created_at DESC, id DESC LIMIT 1000`,
    );
    return rows.map(toApiKey);
  },
});

const findByHash = `SELECT ${apiKeyColumns} FROM api_key WHERE secret_hash = $1`;

const markUsed = "UPDATE api_key SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)";

/** What the bucket holds at the moment, before anything is taken. A clock that runs back refills nothing. */
const held = `least($2::float8, b.tokens
  + greatest(0, extract(epoch FROM $4::timestamptz - b.refilled_at)::float8) * $3::float8)`;

const take = `
  INSERT INTO api_key_budget AS b (key_id, tokens, refilled_at) VALUES ($1, $2::float8 - 1, $4::timestamptz)
  ON CONFLICT (key_id) DO UPDATE
    SET tokens = ${held} - 1, refilled_at = greatest(b.refilled_at, $4::timestamptz)
  WHERE ${held} >= 1`;
