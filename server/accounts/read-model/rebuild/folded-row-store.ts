import type { ReadModelName } from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model.schema";
import type { Factor } from "@/server/accounts/domain/entities/trust-signal";
import type { AccountCloudEvent } from "@/server/accounts/outbox/cloud-event";
import type { Queryable } from "@/server/accounts/outbox/transaction";
import type { ConductSignal } from "@/server/accounts/read-model/projections/conduct-signal";
import type { ReadModelTable } from "./read-model";

/** A read model that is a fold over the facts of each account. */
export type FoldedModel<Row extends object> = {
  readonly name: ReadModelName;
  readonly table: ReadModelTable;
  /** Of each of the row's fields its column and type. */
  readonly columns: Readonly<Record<keyof Row & string, readonly [column: string, type: string]>>;
  readonly factors: readonly Factor[];
  /** One of the factors of which facts without bad mass say nothing here. */
  readonly badOnly: Factor | null;
  readonly empty: Row;
  /** Answers the very same row when the fact says nothing. */
  readonly add: (row: Row, signal: ConductSignal) => Row;
};

/** A row with the newest event counted in it: of one account they come in the order of the commits. */
export type StoredRow<Row> = { readonly accountId: string; readonly seq: string; readonly row: Row };

export const SIGNAL_RECORDED = "accounts.trust-signal-recorded.v1";

/** What decides which events a model counts. */
export type Wanted = Pick<FoldedModel<object>, "factors" | "badOnly">;

/** Whether an event may change a row; `wantedSql` asks the same of the stored columns. */
export const wants =
  ({ factors, badOnly }: Wanted) =>
  ({ type, data: { factor, bad } }: AccountCloudEvent): boolean =>
    type === SIGNAL_RECORDED && factors.some((one) => one === factor) && (factor !== badOnly || bad !== 0);

export const wantedSql = ({ factors, badOnly }: Wanted): string =>
  `type = '${SIGNAL_RECORDED}' AND payload->>'factor' IN (${factors.map((factor) => `'${factor}'`).join(", ")})
   ${badOnly === null ? "" : `AND (payload->>'factor' <> '${badOnly}' OR payload->>'bad' <> '0')`}`;

/** Rows of these accounts, held until the end of the transaction. */
export async function readRows<Row extends object>(
  tx: Queryable,
  model: FoldedModel<Row>,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, StoredRow<Row>>> {
  const { rows } = await tx.query<{ accountId: string; seq: string } & Row>(
    `SELECT account_id AS "accountId", seq, ${fieldsOf(model)
      .map(([field, [column]]) => `${column} AS "${field}"`)
      .join(", ")}
       FROM ${model.table} WHERE account_id = ANY($1::uuid[]) ORDER BY account_id FOR UPDATE`,
    [accountIds],
  );
  return new Map(rows.map(({ accountId, seq, ...row }) => [accountId, { accountId, seq, row: rowOf(model, row) }]));
}

/** Writes rows in one statement; one that has counted more stays. */
export async function writeRows<Row extends object>(
  tx: Queryable,
  model: FoldedModel<Row>,
  rows: readonly StoredRow<Row>[],
): Promise<void> {
  if (rows.length === 0) return;
  const fields = fieldsOf(model);
  const columns = columnsOf(model);
  await tx.query(
    `INSERT INTO ${model.table} AS stored (account_id, seq, ${columns.join(", ")})
     SELECT r."accountId", r.seq, ${fields.map(([field]) => `r."${field}"`).join(", ")}
       FROM jsonb_to_recordset($1::jsonb) AS r("accountId" uuid, seq bigint,
              ${fields.map(([field, [, type]]) => `"${field}" ${type}`).join(", ")})
      ORDER BY r."accountId"
     ON CONFLICT (account_id) DO UPDATE
        SET seq = excluded.seq, ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}
      WHERE stored.seq <= excluded.seq`,
    [JSON.stringify(rows.map(({ accountId, seq, row }) => ({ accountId, seq, ...row })))],
  );
}

/** In the order of the row's fields. */
export const columnsOf = <Row extends object>(model: FoldedModel<Row>): readonly string[] =>
  fieldsOf(model).map(([, [column]]) => column);

const fieldsOf = <Row extends object>({ columns }: FoldedModel<Row>) =>
  Object.entries<readonly [string, string]>(columns);

/** The driver's row holds exactly the model's fields: they are what was selected. */
const rowOf = <Row extends object>({ empty }: FoldedModel<Row>, fields: object): Row => ({ ...empty, ...fields });
