import type { Queryable } from "./transaction";

/** A message nobody could deliver: it and what follows it in its account wait for a person. */
export type ParkedMessage = {
  readonly id: string;
  readonly accountId: string;
  readonly type: string;
  readonly occurredAt: Date;
  readonly parkedAt: Date;
  readonly attempts: number;
  readonly lastError: string | null;
};

/** The longest parked first, at most `limit`. */
export async function listParked(db: Queryable, limit: number): Promise<readonly ParkedMessage[]> {
  const { rows } = await db.query<ParkedMessage>(
    `SELECT id, account_id AS "accountId", type, occurred_at AS "occurredAt", parked_at AS "parkedAt", attempts,
            last_error AS "lastError"
       FROM outbox WHERE attempts > 0 AND parked_at IS NOT NULL ORDER BY parked_at, seq LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Lets parked messages be tried again at once, with all their tries before them; answers how many were parked. */
export async function replayParked(db: Queryable, ids: readonly string[], at: Date): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE outbox SET attempts = 0, available_at = $2, parked_at = NULL, last_error = NULL
      WHERE id = ANY($1::uuid[]) AND parked_at IS NOT NULL`,
    [ids, at],
  );
  return rowCount ?? 0;
}
