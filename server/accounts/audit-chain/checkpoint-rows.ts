import type { Queryable } from "@/server/accounts/outbox/transaction";
import type { SignedCheckpoint } from "./checkpoint";

export type CheckpointRow = {
  readonly number: string;
  readonly first: string;
  readonly last: string;
  readonly months: string;
  readonly leaves: Uint8Array;
  readonly root: Uint8Array;
  readonly head: Uint8Array;
  readonly previous: Uint8Array;
  readonly sealed_at: Date;
  readonly cluster: string;
  readonly tx: string;
  readonly seq: string;
  readonly key_id: string;
  readonly signature: Uint8Array;
};

export const checkpointColumns = `number::text, first::text, last::text, months, leaves, root, head, previous, sealed_at,
  cluster, tx::text, seq::text, key_id, signature`;

export const toCheckpoint = (row: Omit<CheckpointRow, "leaves">): SignedCheckpoint => ({
  number: row.number,
  first: row.first,
  last: row.last,
  months: row.months,
  root: row.root,
  head: row.head,
  previous: row.previous,
  sealedAt: row.sealed_at,
  position: { cluster: row.cluster, tx: row.tx, seq: row.seq },
  keyId: row.key_id,
  signature: row.signature,
});

export async function readLastCheckpoint(db: Queryable): Promise<CheckpointRow | null> {
  const { rows } = await db.query<CheckpointRow>(
    `SELECT ${checkpointColumns} FROM audit_checkpoint c ORDER BY c.number DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}
