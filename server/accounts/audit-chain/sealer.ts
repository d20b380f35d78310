import type { Pool } from "pg";
import { inTransaction, type Queryable } from "@/server/accounts/outbox/transaction";
import { checkpointHash, checkpointText, monthsOf, type Position, type SignedCheckpoint } from "./checkpoint";
import { type CheckpointRow, readLastCheckpoint, toCheckpoint } from "./checkpoint-rows";
import { FIRST_HEAD, headAfter, leafOf, rootOf } from "./merkle";
import type { SealingKey } from "./sealing-keys";
import { readCluster, readEntriesAfter, readMovedEntries, type UnsealedRow } from "./unsealed-entries";

export type SealerDeps = {
  readonly pool: Pool;
  readonly key: SealingKey;
  readonly now: () => Date;
  /** Entries that one signature covers, at most. */
  readonly batchSize?: number;
  /** Told after each commit: somebody who keeps it elsewhere notices when the end of the chain is cut off. */
  readonly onSealed?: (checkpoint: SignedCheckpoint) => void;
};

/** How many entries it has sealed; "BUSY": another process seals now. */
export type SealOutcome = { readonly sealed: number } | "BUSY";

export const SEAL_BATCH = 500;

const sealerLock = 7_270_737_301;

/**
 * Seals the next batch of the trail: numbers, chain and signature in one transaction, so that a process that dies leaves
 * a whole batch or none. Many may be called; the lock lets one work.
 */
export function createSealer({
  pool,
  key,
  now,
  batchSize = SEAL_BATCH,
  onSealed,
}: SealerDeps): () => Promise<SealOutcome> {
  /** How far this process has looked without finding anything new; the checkpoints alone say what is sealed. */
  let looked: { readonly after: string; readonly position: Position } | null = null;
  return async () => {
    const outcome = await inTransaction(pool, async (tx) => {
      if (!(await isFree(tx))) return "BUSY";
      const last = await readLastCheckpoint(tx);
      const after = last?.number ?? "0";
      const found = await findUnsealed(tx, {
        last,
        from: looked?.after === after ? looked.position : null,
        batchSize,
      });
      if (found.rows.length === 0) {
        looked = { after, position: found.position };
        return { checkpoint: null, sealed: 0, isMore: found.isMore };
      }
      const batch = sealBatch(found.rows, { last, position: found.position, key, at: now() });
      await writeBatch(tx, batch, found.rows);
      return { checkpoint: batch.checkpoint, sealed: found.rows.length, isMore: found.isMore };
    });
    if (outcome === "BUSY") return outcome;
    if (outcome.checkpoint) onSealed?.(outcome.checkpoint);
    return { sealed: outcome.sealed };
  };
}

async function isFree(tx: Queryable): Promise<boolean> {
  const { rows } = await tx.query<{ free: boolean }>("SELECT pg_try_advisory_xact_lock($1) AS free", [sealerLock]);
  return rows[0]?.free === true;
}

type Found = { readonly rows: readonly UnsealedRow[]; readonly position: Position; readonly isMore: boolean };

async function findUnsealed(
  tx: Queryable,
  { last, from, batchSize }: { last: CheckpointRow | null; from: Position | null; batchSize: number },
): Promise<Found> {
  const cluster = await readCluster(tx);
  const isMoved = last !== null && last.cluster !== cluster && from === null;
  if (isMoved) {
    const rows = await readMovedEntries(tx, batchSize);
    if (rows.length > 0) return { rows, position: toCheckpoint(last).position, isMore: true };
  }
  let position = from ?? startOf(last, cluster);
  for (;;) {
    const read = await readEntriesAfter(tx, position, batchSize);
    const end = read.at(-1);
    if (end) position = { cluster, tx: end.tx, seq: end.seq };
    const rows = read.filter(({ is_sealed }) => !is_sealed);
    const isMore = read.length === batchSize;
    if (rows.length > 0 || !isMore) return { rows, position, isMore };
  }
}

/** In a cluster of its own the trail is walked once from its beginning: what is sealed stays sealed. */
const startOf = (last: CheckpointRow | null, cluster: string): Position =>
  last?.cluster === cluster ? { cluster, tx: last.tx, seq: last.seq } : { cluster, tx: "0", seq: "0" };

type Batch = { readonly checkpoint: SignedCheckpoint; readonly texts: readonly string[]; readonly leaves: Buffer };

function sealBatch(
  rows: readonly UnsealedRow[],
  { last, position, key, at }: { last: CheckpointRow | null; position: Position; key: SealingKey; at: Date },
): Batch {
  const texts = rows.map(({ text }) => text);
  const leaves = texts.map(leafOf);
  const first = BigInt(last?.last ?? 0) + 1n;
  const checkpoint = {
    number: String(BigInt(last?.number ?? 0) + 1n),
    first: String(first),
    last: String(first + BigInt(rows.length) - 1n),
    months: monthsOf(rows.map(({ recorded_at }) => recorded_at)),
    root: rootOf(leaves),
    head: headAfter(last?.head ?? FIRST_HEAD, leaves),
    previous: last === null ? FIRST_HEAD : checkpointHash(checkpointText(toCheckpoint(last))),
    sealedAt: at,
    position,
    keyId: key.id,
  };
  const signature = key.sign(checkpointText(checkpoint));
  return { checkpoint: { ...checkpoint, signature }, texts, leaves: Buffer.concat(leaves) };
}

async function writeBatch(
  tx: Queryable,
  { checkpoint, texts, leaves }: Batch,
  rows: readonly UnsealedRow[],
): Promise<void> {
  const { number, first, last, months, root, head, previous, sealedAt, position, keyId, signature } = checkpoint;
  await tx.query(
    `INSERT INTO audit_seal (number, recorded_at, entry_id, text)
     SELECT $1::bigint + place - 1, recorded_at, entry_id, text
       FROM unnest($2::timestamptz[], $3::uuid[], $4::text[]) WITH ORDINALITY AS e(recorded_at, entry_id, text, place)`,
    [first, rows.map((row) => row.recorded_at), rows.map((row) => row.id), texts],
  );
  const { cluster, tx: xid, seq } = position;
  await tx.query(
    `INSERT INTO audit_checkpoint (number, first, last, months, leaves, root, head, previous, sealed_at, cluster, tx, seq,
                                   key_id, signature)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::xid8, $12, $13, $14)`,
    [number, first, last, months, leaves, root, head, previous, sealedAt, cluster, xid, seq, keyId, signature],
  );
}
