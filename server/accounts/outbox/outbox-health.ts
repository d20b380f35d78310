import { NOTIFICATION_REQUESTED } from "./account-outbox-model";
import type { Queryable } from "./transaction";

/** How the relay keeps up. Counts stop at `mostCounted`: beyond it only "more" matters. */
export type OutboxHealth = {
  /** Events not published yet, parked ones left out. */
  readonly pendingEvents: number;
  /** Age of the oldest of them: what the read models lag behind, at most. Null when nothing waits. */
  readonly oldestEventSeconds: number | null;
  readonly parkedEvents: number;
  /** Messages to holders that are still to be sent, parked ones left out. */
  readonly pendingMessages: number;
  readonly parkedMessages: number;
};

export const mostCounted = 100_000;

export async function readOutboxHealth(db: Queryable, at: Date): Promise<OutboxHealth> {
  const { rows } = await db.query<OutboxHealth>(
    `SELECT count(*) FILTER (WHERE NOT message AND parked_at IS NULL)::int AS "pendingEvents",
            extract(epoch FROM $1 - min(recorded_at) FILTER (WHERE NOT message AND parked_at IS NULL))::float8 AS "oldestEventSeconds",
            count(*) FILTER (WHERE NOT message AND parked_at IS NOT NULL)::int AS "parkedEvents",
            count(*) FILTER (WHERE message AND parked_at IS NULL)::int AS "pendingMessages",
            count(*) FILTER (WHERE message AND parked_at IS NOT NULL)::int AS "parkedMessages"
       FROM (SELECT recorded_at, parked_at, type = '${NOTIFICATION_REQUESTED}' AS message
               FROM outbox ORDER BY seq LIMIT ${mostCounted}) waiting`,
    [at],
  );
  const health = rows[0];
  if (health === undefined) throw new Error("An aggregate always answers one row");
  const { oldestEventSeconds } = health;
  // Another machine's clock may run a little ahead.
  return { ...health, oldestEventSeconds: oldestEventSeconds === null ? null : Math.max(0, oldestEventSeconds) };
}
