import type { Queryable } from "@/server/accounts/outbox/transaction";
import type { RebuildableModel } from "./read-model";

/** What the live table was beside the one built anew, in one snapshot. */
export type Compared = {
  readonly rows: number;
  /** Rows of the live table that were missing, too many or other than the rebuilt ones, just before the switch. */
  readonly differing: number;
  /** Accounts left out of that comparison: an event of theirs still waited to be counted. */
  readonly inFlight: number;
};

/**
 * Row by row, every column: the live table has to be what the facts say, but for what it has not been told yet. Both are
 * read once; what differs is looked at again, one by one. An account that is gone from everywhere but the new table
 * ended while that was built.
 */
export async function compareReadModel(
  tx: Queryable,
  { name, table, wantedSql }: Pick<RebuildableModel, "name" | "table" | "wantedSql">,
): Promise<Compared> {
  const { rows } = await tx.query<Compared>(
    `WITH pairs AS MATERIALIZED (
       SELECT count(new.account_id)::int AS rows,
              array_agg(coalesce(old.account_id, new.account_id)) FILTER (WHERE ROW(old.*) IS DISTINCT FROM ROW(new.*)) AS ids
         FROM ${table} old FULL JOIN ${table}_aside new ON new.account_id = old.account_id
     ), doubtful AS MATERIALIZED (
       SELECT id,
              NOT EXISTS (SELECT FROM account a WHERE a.id = d.id)
                AND NOT EXISTS (SELECT FROM ${table} l WHERE l.account_id = d.id) AS ended,
              EXISTS (SELECT FROM outbox WHERE account_id = d.id AND ${wantedSql})
              -- Over a broker: published, and on its way to the live model.
                OR EXISTS (SELECT FROM outbox_published p
                            WHERE account_id = d.id AND published_at > now() - interval '1 hour' AND ${wantedSql}
                              AND NOT EXISTS (SELECT FROM inbox i WHERE i.consumer = $1 AND i.event_id = p.id)) AS waits
         FROM pairs, unnest(ids) AS d (id)
     )
     SELECT rows - (SELECT count(*) FROM doubtful WHERE ended)::int AS rows,
            (SELECT count(*) FROM doubtful WHERE NOT waits AND NOT ended)::int AS differing,
            (SELECT count(*) FROM doubtful WHERE waits)::int AS "inFlight"
       FROM pairs`,
    [name],
  );
  return rows[0] ?? { rows: 0, differing: 0, inFlight: 0 };
}
