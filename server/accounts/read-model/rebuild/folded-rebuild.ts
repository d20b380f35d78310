import type { Queryable } from "@/server/accounts/outbox/transaction";
import type { ConductSignal } from "@/server/accounts/read-model/projections/conduct-signal";
import { type FoldedModel, type StoredRow, type Wanted, wantedSql, writeRows } from "./folded-row-store";
import type { RebuildableModel } from "./read-model";

/**
 * A folded read model from the facts themselves, which are kept longer than their events. Facts and events are one
 * commit, so the newest event of the snapshot says what the row has counted. The caller's transaction has to be one
 * snapshot.
 */
export function foldedRebuild<Row extends object>(model: FoldedModel<Row>): RebuildableModel {
  const aside = `${model.table}_aside` as const;
  const build = async (tx: Queryable, ids: readonly string[]) =>
    writeRows(tx, model, aside, await foldAccounts(tx, model, ids));
  return {
    name: model.name,
    table: model.table,
    wantedSql: wantedSql(model),
    buildAfter: async (tx, afterId, limit) => {
      const { rows } = await tx.query<{ id: string }>("SELECT id FROM account WHERE id > $1 ORDER BY id LIMIT $2", [
        afterId,
        limit,
      ]);
      const lastId = rows.at(-1)?.id;
      if (lastId === undefined) return null;
      await build(
        tx,
        rows.map(({ id }) => id),
      );
      return { lastId, accounts: rows.length };
    },
    listBehind: async (tx, since) => {
      const { rows } = await tx.query<{ account_id: string }>(
        `SELECT p.account_id FROM (
           SELECT account_id, max(seq) AS seq FROM outbox_published
            WHERE published_at >= $1 AND ${wantedSql(model)} GROUP BY account_id) p
           LEFT JOIN ${aside} a USING (account_id)
          WHERE a.seq IS NULL OR a.seq < p.seq`,
        [since],
      );
      return rows.map((row) => row.account_id);
    },
    refresh: build,
  };
}

/** Of one read at most so many facts are in memory, however busy an account is. */
const SIGNALS_AT_ONCE = 10_000;

async function foldAccounts<Row extends object>(
  tx: Queryable,
  model: FoldedModel<Row>,
  ids: readonly string[],
): Promise<readonly StoredRow<Row>[]> {
  const rows = new Map<string, Row>();
  let after: readonly [string, string, string] | null = ["00000000-0000-0000-0000-000000000000", "-infinity", FIRST_ID];
  while (after) after = await foldNext(tx, model, { ids, after, rows });
  const counted = await newestEvents(tx, model, [...rows.keys()]);
  return [...rows].map(([accountId, row]) => ({ accountId, seq: counted.get(accountId) ?? "0", row }));
}

const FIRST_ID = "00000000-0000-0000-0000-000000000000";

type Fold<Row> = {
  readonly ids: readonly string[];
  readonly after: readonly [accountId: string, occurredAt: string, id: string];
  readonly rows: Map<string, Row>;
};

type FactRow = ConductSignal & { readonly id: string; readonly accountId: string };

/** Adds the next facts to their rows; where to go on, or null at the end. */
async function foldNext<Row extends object>(
  tx: Queryable,
  model: FoldedModel<Row>,
  { ids, after, rows }: Fold<Row>,
): Promise<Fold<Row>["after"] | null> {
  const { rows: facts } = await tx.query<FactRow>(
    `SELECT id, account_id AS "accountId", factor, good, bad, occurred_at AS "occurredAt", detail
       FROM trust_signal
      WHERE account_id = ANY($1::uuid[]) AND factor = ANY($2::text[])
        AND (account_id, occurred_at, id) > ($3::uuid, $4::timestamptz, $5::uuid)
      ORDER BY account_id, occurred_at, id LIMIT ${SIGNALS_AT_ONCE}`,
    [ids, model.factors, ...after],
  );
  for (const fact of facts) {
    const before = rows.get(fact.accountId) ?? model.empty;
    const row = model.add(before, fact);
    if (row !== before) rows.set(fact.accountId, row);
  }
  const last = facts.length === SIGNALS_AT_ONCE ? facts.at(-1) : undefined;
  return last ? [last.accountId, last.occurredAt.toISOString(), last.id] : null;
}

/** Of each account, the newest event about a fact that this model counts: waiting or published. */
async function newestEvents(
  tx: Queryable,
  model: Wanted,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const newestIn = (table: string) =>
    `(SELECT seq FROM ${table} o WHERE o.account_id = i.id AND ${wantedSql(model)} ORDER BY seq DESC LIMIT 1)`;
  const { rows } = await tx.query<{ id: string; seq: string | null }>(
    `SELECT i.id, greatest(${newestIn("outbox")}, ${newestIn("outbox_published")})::text AS seq
       FROM unnest($1::uuid[]) AS i (id)`,
    [ids],
  );
  return new Map(rows.flatMap(({ id, seq }) => (seq === null ? [] : [[id, seq]])));
}
