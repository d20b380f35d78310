import type { Queryable } from "@/server/accounts/outbox/transaction";
import { type Fault, fault } from "./chain-fault";
import type { CheckpointRow } from "./checkpoint-rows";
import { readCheckpoints, readSeals, type SealedRow } from "./sealed-entries";

/** Entries held in memory at once. */
const GROUP_ENTRIES = 5_000;
const CHECKPOINTS_AT_ONCE = 200;

export type SealedGroup = { readonly group: readonly CheckpointRow[]; readonly seals: readonly SealedRow[] };

/** Checkpoints up to a number, some thousand entries at a time. */
export async function* readGroups(db: Queryable, upTo: string): AsyncGenerator<SealedGroup> {
  let after = "0";
  for (;;) {
    const rows = await readCheckpoints(db, after, upTo, CHECKPOINTS_AT_ONCE);
    for (const group of grouped(rows)) {
      const [first, last] = [group[0], group.at(-1)];
      if (first && last) yield { group, seals: await readSeals(db, first.first, last.last) };
    }
    const last = rows.at(-1);
    if (!last || rows.length < CHECKPOINTS_AT_ONCE) return;
    after = last.number;
  }
}

/** The database reads the next one while this one is looked at. */
export async function* oneAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  for (;;) {
    const current = await next;
    if (current.done) return;
    next = source.next();
    // Whoever stops here hears no more of it.
    next.catch(() => undefined);
    yield current.value;
  }
}

export const insertedSeal = ({ number, entry_id }: SealedRow): Fault =>
  fault("ENTRY_INSERTED", `Entry ${entry_id} claims the number ${number}, which is another's`, {
    number,
    entryId: entry_id,
  });

/** Checkpoints that are read together: as many as have some thousand entries. */
function* grouped(rows: readonly CheckpointRow[]): Generator<readonly CheckpointRow[]> {
  let group: CheckpointRow[] = [];
  let entries = 0;
  for (const row of rows) {
    group.push(row);
    entries += Number(row.last) - Number(row.first) + 1;
    if (entries < GROUP_ENTRIES) continue;
    yield group;
    [group, entries] = [[], 0];
  }
  yield group;
}

/** There should be one for each number; somebody may have put in more. */
export function byNumber(rows: readonly SealedRow[]): ReadonlyMap<number, readonly SealedRow[]> {
  const found = new Map<number, SealedRow[]>();
  for (const row of rows) {
    const number = Number(row.number);
    const there = found.get(number);
    if (there) there.push(row);
    else found.set(number, [row]);
  }
  return found;
}
