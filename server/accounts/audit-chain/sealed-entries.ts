import type { Queryable } from "@/server/accounts/outbox/transaction";
import { type CanonicalRow, canonicalColumns, canonicalTextOf } from "./canonical-text";
import { type CheckpointRow, checkpointColumns } from "./checkpoint-rows";

/** A seal beside its entry's text as it stands there now; null where the entry is gone. */
export type SealedRow = {
  readonly number: string;
  readonly entry_id: string;
  readonly text: string;
  readonly found: string | null;
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

/** By place, column after column: making the texts is left to this side, where it costs half as much. */
export async function readSeals(db: Queryable, first: string, last: string): Promise<SealedRow[]> {
  const { rows } = await db.query<SealColumns>({
    text: `SELECT s.number::text, s.entry_id::text, s.text, e.id IS NOT NULL, ${canonicalColumns("e")}
             FROM audit_seal s LEFT JOIN audit_entry e ON e.recorded_at = s.recorded_at AND e.id = s.entry_id
            WHERE s.number BETWEEN $1 AND $2 ORDER BY s.number`,
    values: [first, last],
    rowMode: "array",
  });
  return rows.map(([number, entry_id, text, isThere, ...columns]) => ({
    number,
    entry_id,
    text,
    found: isThere ? canonicalTextOf(columns) : null,
  }));
}

type SealColumns = [number: string, entry_id: string, text: string, isThere: boolean, ...(string | null)[]];

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
