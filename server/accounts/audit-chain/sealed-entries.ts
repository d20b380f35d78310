import type { Queryable } from "@/server/accounts/outbox/transaction";
import { type CanonicalRow, canonicalColumns, canonicalExpression, canonicalText } from "./canonical-text";
import { type CheckpointRow, checkpointColumns } from "./checkpoint-rows";

/** A seal, and whether its entry is there and says the same. */
export type SealedRow = {
  readonly number: string;
  readonly entry_id: string;
  readonly text: string;
  readonly is_same: boolean;
};

/** Checkpoints after a number, up to one that was there when the reading began. */
export async function readCheckpoints(db: Queryable, after: string, upTo: string, limit: number) {
  const { rows } = await db.query<CheckpointRow>(
    `SELECT ${checkpointColumns} FROM audit_checkpoint c
      WHERE c.number > $1 AND c.number <= $2 ORDER BY c.number LIMIT $3`,
    [after, upTo, limit],
  );
  return rows;
}

export async function readSeals(db: Queryable, first: string, last: string): Promise<SealedRow[]> {
  const { rows } = await db.query<SealedRow>(
    `SELECT s.number::text, s.entry_id::text, s.text, e.id IS NOT NULL AND ${canonicalExpression("e")} = s.text AS is_same
       FROM audit_seal s LEFT JOIN audit_entry e ON e.recorded_at = s.recorded_at AND e.id = s.entry_id
      WHERE s.number BETWEEN $1 AND $2 ORDER BY s.number`,
    [first, last],
  );
  return rows;
}

/** The text of an entry as it stands there now; null where it is gone. */
export async function readEntryText(db: Queryable, { number, entry_id }: SealedRow): Promise<string | null> {
  const { rows } = await db.query<CanonicalRow>(
    `SELECT ${canonicalColumns("e")} FROM audit_seal s
       JOIN audit_entry e ON e.recorded_at = s.recorded_at AND e.id = s.entry_id
      WHERE s.number = $1 AND s.entry_id = $2`,
    [number, entry_id],
  );
  return rows[0] ? canonicalText(rows[0]) : null;
}

/** Entries that no seal covers although the sealer has long passed them by. */
export async function readPassedBy(db: Queryable, target: CheckpointRow, limit: number): Promise<CanonicalRow[]> {
  const { rows } = await db.query<CanonicalRow>(
    `SELECT ${canonicalColumns("e")} FROM audit_entry e
      WHERE ((e.tx, e.seq) <= ($1::xid8, $2::bigint) OR e.tx >= pg_snapshot_xmax(pg_current_snapshot()))
        AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.recorded_at = e.recorded_at AND s.entry_id = e.id)
      LIMIT $3`,
    [target.tx, target.seq, limit],
  );
  return rows;
}

/** The last number that was given, by the seals and by the checkpoints; one moment for both. */
export async function readEnds(db: Queryable): Promise<{ readonly seals: string; readonly checkpoints: string }> {
  const { rows } = await db.query<{ seals: string; checkpoints: string }>(
    `SELECT coalesce((SELECT max(number) FROM audit_seal), 0)::text AS seals,
            coalesce((SELECT max(last) FROM audit_checkpoint), 0)::text AS checkpoints`,
  );
  return rows[0] ?? { seals: "0", checkpoints: "0" };
}

/** The newest month whose removal is on record, as "2025-08"; older ones went before it. "" when none ever was. */
export async function readDroppedUpTo(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ month: string | null }>(
    "SELECT max(subject_id) AS month FROM audit_entry WHERE action = 'audit.drop-month' AND outcome = 'DONE'",
  );
  return rows[0]?.month ?? "";
}

export async function hasMonth(db: Queryable, month: string): Promise<boolean> {
  const { rows } = await db.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [
    `audit_seal_${month.replace("-", "_")}`,
  ]);
  return rows[0]?.there === true;
}
