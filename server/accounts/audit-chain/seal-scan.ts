import type { Pool } from "pg";
import type { Queryable } from "@/server/accounts/outbox/transaction";
import { type BinaryRow, copyOut } from "@/server/platform/copy-out";
import type { CheckpointRow } from "./checkpoint-rows";
import { isEntryText, leafOfEntry, storedColumns, writeEntry } from "./entry-bytes";
import { HASH_BYTES } from "./merkle";
import { readSeals } from "./sealed-entries";
import { byNumber, type Seals } from "./sealed-groups";

/** Of each number of a range, counted from its first, whether its entry is proved. */
export type Proved = { readonly first: number; readonly last: number; readonly has: (number: number) => boolean };

const NOT_SEEN = 0;
const PROVED = 1;
const DOUBTFUL = 2;

/** Columns before those of the entry. */
const [NUMBER, TEXT, ENTRY] = [0, 1, 2];

/**
 * Reads the seals of some checkpoints beside their entries and answers which numbers are proved: exactly one seal claims
 * the number, its entry's text, made here from the columns, is what the seal says, byte for byte, and has the hash that
 * the checkpoint tells of. What is not proved is for a closer look to name.
 */
export async function scanSeals(db: Pick<Pool, "connect">, group: readonly CheckpointRow[]): Promise<Proved> {
  const first = Number(group[0]?.first);
  const last = Number(group.at(-1)?.last);
  const states = new Uint8Array(isWhole(group) ? last - first + 1 : 0);
  if (states.length > 0) await scan(db, { first, last }, statesOf(states, first, leavesOf(group)));
  return { first, last, has: (number) => states[number - first] === PROVED };
}

/** Their numbers follow on each other, each with a hash; otherwise somebody changed a checkpoint. */
function isWhole(group: readonly CheckpointRow[]): boolean {
  let next = Number(group[0]?.first);
  for (const { first, last, leaves } of group) {
    const entries = leaves.length / HASH_BYTES;
    if (Number(first) !== next || Number(last) !== next + entries - 1 || !Number.isSafeInteger(next + entries))
      return false;
    next += entries;
  }
  return true;
}

const leavesOf = (group: readonly CheckpointRow[]): string =>
  Buffer.concat(group.map(({ leaves }) => leaves)).toString("latin1");

const statesOf = (states: Uint8Array, first: number, leaves: string) => (row: BinaryRow) => {
  const index = Number(row.bytes.readBigInt64BE(row.starts[NUMBER])) - first;
  const end = writeEntry(row, ENTRY);
  const isSealed =
    isEntryText(end, row, TEXT) && leafOfEntry(end) === leaves.slice(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  states[index] = isSealed && states[index] === NOT_SEEN ? PROVED : DOUBTFUL;
};

type Numbers = { readonly first: number; readonly last: number };

/** The moments are said beside the join, so that as many entries are read as there are seals, however long the trail is. */
async function scan(db: Pick<Pool, "connect">, { first, last }: Numbers, onRow: (row: BinaryRow) => void) {
  const client = await db.connect();
  try {
    const numbers = `s.number BETWEEN ${first} AND ${last}`;
    const { rows } = await client.query<{ since: string | null; until: string | null }>(
      `SELECT min(recorded_at)::text AS since, max(recorded_at)::text AS until FROM audit_seal s WHERE ${numbers}`,
    );
    const { since = null, until = null } = rows[0] ?? {};
    if (since !== null && until !== null) {
      await copyOut(
        client,
        `SELECT s.number, s.text, ${storedColumns("e")}
           FROM audit_seal s
           LEFT JOIN audit_entry e ON e.recorded_at = s.recorded_at AND e.id = s.entry_id
                                  AND e.recorded_at BETWEEN ${client.escapeLiteral(since)} AND ${client.escapeLiteral(until)}
          WHERE ${numbers}`,
        onRow,
      );
    }
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

const NO_SEALS: Seals = new Map();

/** What a scan did not prove, read once more, as text, to be named. */
export async function readDoubtful(db: Queryable, group: readonly CheckpointRow[], proved: Proved): Promise<Seals> {
  const { first, last } = doubtfulIn(group, proved);
  if (first === undefined || last === undefined) return NO_SEALS;
  return byNumber(await readSeals(db, String(first), String(last)));
}

/** The first and the last number of some checkpoints that are not proved. */
function doubtfulIn(
  group: readonly CheckpointRow[],
  proved: Proved,
): { readonly first?: number; readonly last?: number } {
  let first: number | undefined;
  let last: number | undefined;
  for (const row of group) {
    const end = Number(row.first) + row.leaves.length / HASH_BYTES;
    for (let number = Number(row.first); number < end; number += 1) {
      if (proved.has(number)) continue;
      first ??= number;
      last = number;
    }
  }
  return first === undefined || last === undefined ? {} : { first, last };
}
