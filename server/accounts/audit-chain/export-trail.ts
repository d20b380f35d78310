import type { Queryable } from "@/server/accounts/outbox/transaction";
import { namedFields } from "./canonical-text";
import { type CheckpointRow, checkpointColumns, readLastCheckpoint, toCheckpoint } from "./checkpoint-rows";
import { checkpointJson, EXPORT_FORMAT } from "./export-format";
import { leavesOf, pathOf } from "./merkle";

/** What an export is narrowed by, as the list of the trail is; empty lists and nulls narrow nothing. */
export type ExportFilter = {
  readonly actorIds: readonly string[];
  readonly actorKinds: readonly string[];
  readonly actions: readonly string[];
  readonly accountId: string | null;
  readonly outcome: "DONE" | "REFUSED" | null;
  readonly from: Date | null;
  readonly to: Date | null;
};

export const EVERYTHING: ExportFilter = {
  actorIds: [],
  actorKinds: [],
  actions: [],
  accountId: null,
  outcome: null,
  from: null,
  to: null,
};

export type ExportDeps = {
  readonly db: Queryable;
  readonly now: () => Date;
  /** Public keys of this installation, told in the first line. */
  readonly publicKeys: readonly string[];
};

const PAGE = 500;

/**
 * The sealed entries of a filter as lines of JSON, oldest first: each with the proof that it stands in its checkpoint,
 * and the checkpoints. Read page by page, so that its length is nobody's burden.
 */
export async function* exportTrail(
  { db, now, publicKeys }: ExportDeps,
  filter: ExportFilter,
): AsyncGenerator<string, { readonly entries: number }> {
  const target = await readLastCheckpoint(db);
  const whole = isEverything(filter);
  yield line({
    type: "header",
    format: EXPORT_FORMAT,
    exportedAt: now().toISOString(),
    filters: { ...filter },
    whole,
    keys: publicKeys,
  });
  let [entries, checkpoints, told, after] = [0, 0, "0", "0"];
  for (;;) {
    const rows = target ? await readPage(db, filter, after, target.last) : [];
    const around = await readAround(db, rows);
    for (const row of rows) {
      const checkpoint = around.find(({ first, last }) => isWithin(row.number, first, last));
      // A seal without a checkpoint proves nothing: the verification names it.
      if (!checkpoint) continue;
      if (checkpoint.number !== told) {
        yield line({ type: "checkpoint", ...checkpointJson(toCheckpoint(checkpoint)) });
        [told, checkpoints] = [checkpoint.number, checkpoints + 1];
      }
      yield line({ type: "entry", ...proved(row, checkpoint) });
      entries += 1;
    }
    after = rows.at(-1)?.number ?? after;
    if (rows.length < PAGE) break;
  }
  if (target && target.number !== told) {
    yield line({ type: "checkpoint", ...checkpointJson(toCheckpoint(target)) });
    checkpoints += 1;
  }
  yield line({ type: "end", entries, checkpoints });
  return { entries };
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;

const isEverything = ({ actorIds, actorKinds, actions, accountId, outcome, from, to }: ExportFilter): boolean =>
  [actorIds, actorKinds, actions].every((list) => list.length === 0) &&
  [accountId, outcome, from, to].every((value) => value === null);

type SealRow = { readonly number: string; readonly text: string };

function proved({ number, text }: SealRow, checkpoint: CheckpointRow) {
  const leaves = leavesOf(checkpoint.leaves);
  const path = pathOf(leaves, Number(BigInt(number) - BigInt(checkpoint.first)));
  return {
    number,
    checkpoint: checkpoint.number,
    path: path.map((hash) => hash.toString("hex")),
    entry: namedFields(text),
  };
}

async function readPage(db: Queryable, filter: ExportFilter, after: string, upTo: string): Promise<SealRow[]> {
  const values: unknown[] = [after, upTo, PAGE];
  const conditions = conditionsOf(filter, (value) => `$${values.push(value)}`);
  const { rows } = await db.query<SealRow>(
    `SELECT s.number::text, s.text
       FROM audit_seal s JOIN audit_entry e ON e.recorded_at = s.recorded_at AND e.id = s.entry_id
      WHERE s.number > $1 AND s.number <= $2 ${conditions.map((condition) => `AND ${condition}`).join(" ")}
      ORDER BY s.number LIMIT $3`,
    values,
  );
  return rows;
}

function conditionsOf(filter: ExportFilter, bind: (value: unknown) => string): string[] {
  const { actorIds, actorKinds, actions, accountId, outcome, from, to } = filter;
  const actors = [
    ...(actorIds.length === 0 ? [] : [`e.actor_account_id = ANY(${bind(actorIds)}::uuid[])`]),
    ...(actorKinds.length === 0 ? [] : [`e.actor_kind = ANY(${bind(actorKinds)}::text[])`]),
  ];
  return [
    ...(actors.length === 0 ? [] : [`(${actors.join(" OR ")})`]),
    ...(actions.length === 0 ? [] : [`e.action = ANY(${bind(actions)}::text[])`]),
    ...(accountId === null ? [] : [`e.account_id = ${bind(accountId)}`]),
    ...(outcome === null ? [] : [`e.outcome = ${bind(outcome)}`]),
    // On both tables, so that only the months between are read.
    ...(from === null ? [] : [`s.recorded_at >= ${bind(from)} AND e.recorded_at >= ${bind(from)}`]),
    ...(to === null ? [] : [`s.recorded_at <= ${bind(to)} AND e.recorded_at <= ${bind(to)}`]),
  ];
}

/** The checkpoints that cover the rows of a page. */
async function readAround(db: Queryable, rows: readonly SealRow[]): Promise<readonly CheckpointRow[]> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const numbers = rows.map(({ number }) => number);
  const { rows: found } = await db.query<CheckpointRow>(
    `SELECT DISTINCT ON (c.number) ${checkpointColumns}
       FROM unnest($1::bigint[]) AS entry(place)
       CROSS JOIN LATERAL (SELECT * FROM audit_checkpoint WHERE last >= place ORDER BY last LIMIT 1) c
      ORDER BY c.number`,
    [numbers],
  );
  return found;
}

const isWithin = (number: string, first: string, last: string): boolean =>
  BigInt(first) <= BigInt(number) && BigInt(number) <= BigInt(last);
