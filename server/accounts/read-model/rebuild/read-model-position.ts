import type { AccountCloudEvent } from "@/server/accounts/outbox/cloud-event";
import type { Queryable } from "@/server/accounts/outbox/transaction";

/** Notes how far a read model has come. Events of different accounts overtake each other; the position never goes back. */
export async function advancePosition(tx: Queryable, name: string, seq: bigint, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO read_model_position (name, seq, updated_at) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET seq = greatest(read_model_position.seq, excluded.seq), updated_at = excluded.updated_at`,
    [name, seq.toString(), at],
  );
}

export const newestOf = (events: readonly AccountCloudEvent[]): bigint =>
  events.map((event) => BigInt(event.sequence)).reduce((a, b) => (a > b ? a : b), 0n);
