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
  const build = async (tx: Queryable, accounts: Accounts) =>
    writeRows(tx, model, aside, await foldAccounts(tx, model, accounts));
  return {
    name: model.name,
    table: model.table,
    wantedSql: wantedSql(model),
    buildAfter: async (tx, afterId, limit) => {
      const { rows } = await tx.query<{ last_id: string | null; count: number }>(
        `SELECT max(id::text)::uuid AS last_id, count(*)::int AS count
           FROM (SELECT id FROM account WHERE id > $1 ORDER BY id LIMIT $2) a`,
        [afterId, limit],
      );
      const { last_id: lastId = null, count = 0 } = rows[0] ?? {};
      if (lastId === null) return null;
      // A range, not a list: the index then gives the facts in their order.
      await build(tx, { sql: "account_id > $1::uuid AND account_id <= $2::uuid", values: [afterId, lastId] });
      return { lastId, accounts: count };
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
    refresh: (tx, ids) => build(tx, { sql: "account_id = ANY($1::uuid[]) AND $2::text IS NULL", values: [ids, null] }),
  };
}

/** Of one read at most so many facts are in memory, however busy an account is. */
const SIGNALS_AT_ONCE = 10_000;

/** Which accounts: a condition over two values. */
type Accounts = { readonly sql: string; readonly values: readonly [unknown, unknown] };

async function foldAccounts<Row extends object>(
  tx: Queryable,
  model: FoldedModel<Row>,
  accounts: Accounts,
): Promise<readonly StoredRow<Row>[]> {
  const rows = new Map<string, Row>();
  let after: readonly [string, string, string] | null = [FIRST_ID, "-infinity", FIRST_ID];
  while (after) after = await foldNext(tx, model, { accounts, after, rows });
  const counted = await newestEvents(tx, model, [...rows.keys()]);
  return [...rows].map(([accountId, row]) => ({ accountId, seq: counted.get(accountId) ?? "0", row }));
}

const FIRST_ID = "00000000-0000-0000-0000-000000000000";

type Fold<Row> = {
  readonly accounts: Accounts;
  readonly after: readonly [accountId: string, occurredAt: string, id: string];
  readonly rows: Map<string, Row>;
};

type FactRow = ConductSignal & { readonly id: string; readonly accountId: string };

/** Adds the next facts to their rows; where to go on, or null at the end. */
async function foldNext<Row extends object>(
  tx: Queryable,
  model: FoldedModel<Row>,
  { accounts, after, rows }: Fold<Row>,
): Promise<Fold<Row>["after"] | null> {
  const { rows: facts } = await tx.query<FactRow>(
    `SELECT id, account_id AS "accountId", factor, good, bad, occurred_at AS "occurredAt", detail
       FROM trust_signal
      WHERE ${accounts.sql} AND factor = ANY($3::text[])
        AND (account_id, occurred_at, id) > ($4::uuid, $5::timestamptz, $6::uuid)
      ORDER BY account_id, occurred_at, id LIMIT ${SIGNALS_AT_ONCE}`,
    [...accounts.values, model.factors, ...after],
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
