import type pg from "pg";
import type { PendingGuard } from "@/server/accounts/application/ports/outbound/pending-sign-in-port";
import { isUuid } from "@/server/accounts/domain/value-objects/uuid";
import { type PendingRow, toPending } from "./mappers/second-factor-mapper";

/** One statement counts the try and reads what waits: of parallel tries no more pass than there are. */
export const createPendingGuard = (pool: Pick<pg.Pool, "query">): PendingGuard => ({
  reserveAttempt: async ({ id, deviceTokenHash }, maxAttempts, at) => {
    if (!isUuid(id)) return null;
    const values = [id, deviceTokenHash, maxAttempts, at];
    const { rows } = await pool.query<PendingRow>({ name: "pending-reserve", text: reserve, values });
    return rows[0] ? toPending(rows[0]) : null;
  },
  find: async ({ id, deviceTokenHash }, maxAttempts, at) => {
    if (!isUuid(id)) return null;
    const values = [id, deviceTokenHash, maxAttempts, at];
    const { rows } = await pool.query<PendingRow>({ name: "pending-find", text: find, values });
    return rows[0] ? toPending(rows[0]) : null;
  },
});

const columns = "id, account_id, device_token_hash, method, needs, created_at, expires_at";
const open = "id = $1 AND device_token_hash = $2 AND attempts < $3 AND consumed_at IS NULL AND expires_at > $4";

const reserve = `UPDATE pending_sign_in SET attempts = attempts + 1 WHERE ${open} RETURNING ${columns}`;
const find = `SELECT ${columns} FROM pending_sign_in WHERE ${open}`;
