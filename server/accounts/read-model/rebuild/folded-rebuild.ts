import type { Queryable } from "@/server/accounts/outbox/transaction";
import type { FoldSql } from "./fold-sql";
import { columnsOf, type FoldedModel, type Wanted, wantedSql } from "./folded-row-store";
import type { RebuildableModel } from "./read-model";

/**
 * A folded read model from the facts themselves, which are kept longer than their events, in one statement a range.
 * Facts and events are one commit, so the newest event of the snapshot says what the row has counted. The caller's
 * transaction has to be one snapshot.
 */
export function foldedRebuild<Row extends object>(model: FoldedModel<Row>, fold: FoldSql): RebuildableModel {
  const aside = `${model.table}_aside` as const;
  const columns = columnsOf(model);
  const rowsOf = (which: string) => `
    INSERT INTO ${aside} AS stored (account_id, ${columns.join(", ")}, seq)
    SELECT account_id, ${columns.map((column) => `f.${column}`).join(", ")}, coalesce(n.seq, 0)
      FROM (${fold(which)}) f LEFT JOIN (${newestEvents(model, which)}) n USING (account_id)
     ORDER BY account_id`;
  const buildRange = rowsOf("account_id > $1::uuid AND account_id <= $2::uuid");
  const renewSome = `${rowsOf("account_id = ANY($1::uuid[])")}
     ON CONFLICT (account_id) DO UPDATE
        SET seq = excluded.seq, ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}
      WHERE stored.seq <= excluded.seq`;
  return {
    name: model.name,
    table: model.table,
    wantedSql: wantedSql(model),
    build: async (tx, afterId, lastId) => {
      await tx.query(buildRange, [afterId, lastId]);
    },
    listBehind: (tx, since) => listBehind(tx, model, since),
    refresh: async (tx, ids) => {
      await tx.query(renewSome, [ids]);
    },
  };
}

async function listBehind<Row extends object>(
  tx: Queryable,
  model: FoldedModel<Row>,
  since: Date,
): Promise<readonly string[]> {
  const { rows } = await tx.query<{ account_id: string }>(
    `SELECT p.account_id FROM (
       SELECT account_id, max(seq) AS seq FROM outbox_published
        WHERE published_at >= $1 AND ${wantedSql(model)} GROUP BY account_id) p
       LEFT JOIN ${model.table}_aside a USING (account_id)
      WHERE a.seq IS NULL OR a.seq < p.seq`,
    [since],
  );
  return rows.map((row) => row.account_id);
}

/** Of each account, the newest event about a fact that this model counts: waiting or published. */
function newestEvents(model: Wanted, which: string): string {
  const eventsIn = (table: string) => `SELECT account_id, seq FROM ${table} WHERE ${which} AND ${wantedSql(model)}`;
  return `SELECT account_id, max(seq) AS seq FROM (${eventsIn("outbox")} UNION ALL ${eventsIn("outbox_published")}) e
           GROUP BY account_id`;
}
