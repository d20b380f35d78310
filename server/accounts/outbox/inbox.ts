import type { Queryable } from "./transaction";

/**
 * Notes that this consumer does these events now, and answers those it had not done before. Run it in the transaction
 * of the effect: then both are there or neither is, and a repeat finds nothing to do.
 */
export async function takeNew(
  tx: Queryable,
  consumer: string,
  eventIds: readonly string[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ event_id: string }>(
    `INSERT INTO inbox (consumer, event_id, processed_at)
     SELECT $1, event_id, $3 FROM unnest($2::uuid[]) AS event_id ORDER BY event_id
     ON CONFLICT DO NOTHING RETURNING event_id`,
    [consumer, eventIds, at],
  );
  return new Set(rows.map((row) => row.event_id));
}
