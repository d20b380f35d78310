import type { Queryable } from "@/server/accounts/outbox/transaction";
import { type Fault, fault } from "./chain-fault";
import type { CheckpointRow } from "./checkpoint-rows";
import { readCheckpoints, type SealedRow } from "./sealed-entries";

/** Entries that are read at once: the database sorts and joins so many in memory. */
export const GROUP_ENTRIES = 5_000;
const CHECKPOINTS_AT_ONCE = 200;

/** Checkpoints up to a number, of some thousand entries at a time. */
export async function* readGroups(
  db: Queryable,
  upTo: string,
  entries: number,
): AsyncGenerator<readonly CheckpointRow[]> {
  let after = "0";
  for (;;) {
    const rows = await readCheckpoints(db, after, upTo, CHECKPOINTS_AT_ONCE);
    yield* grouped(rows, entries);
    const last = rows.at(-1);
    if (!last || rows.length < CHECKPOINTS_AT_ONCE) return;
    after = last.number;
  }
}

/** So many of the source are begun before the first is done; they come in its order. */
export async function* ahead<T, U>(
  source: AsyncGenerator<T>,
  many: number,
  begin: (one: T) => Promise<U>,
): AsyncGenerator<U> {
  const begun: Promise<U>[] = [];
  for await (const one of source) {
    const next = begin(one);
    // Whoever stops here hears no more of it.
    next.catch(() => undefined);
    begun.push(next);
    const first = begun.length < many ? undefined : begun.shift();
    if (first) yield await first;
  }
  for (const left of begun) yield await left;
}

export const insertedSeal = ({ number, entry_id }: SealedRow): Fault =>
  fault("ENTRY_INSERTED", `Entry ${entry_id} claims the number ${number}, which is another's`, {
    number,
    entryId: entry_id,
  });

/** Checkpoints that are read together: as many as have some thousand entries. */
function* grouped(rows: readonly CheckpointRow[], most: number): Generator<readonly CheckpointRow[]> {
  let group: CheckpointRow[] = [];
  let entries = 0;
  for (const row of rows) {
    group.push(row);
    entries += Number(row.last) - Number(row.first) + 1;
    if (entries < most) continue;
    yield group;
    [group, entries] = [[], 0];
  }
  if (group.length > 0) yield group;
}

/** There should be one for each number; somebody may have put in more. */
export type Seals = ReadonlyMap<number, readonly SealedRow[]>;

export function byNumber(rows: readonly SealedRow[]): Seals {
  const found = new Map<number, SealedRow[]>();
  for (const row of rows) {
    const number = Number(row.number);
    const there = found.get(number);
    if (there) there.push(row);
    else found.set(number, [row]);
  }
  return found;
}
