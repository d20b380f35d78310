import { type Fault, fault } from "./chain-fault";
import type { CheckpointRow } from "./checkpoint-rows";
import type { SealedRow } from "./sealed-entries";

/** Entries held in memory at once. */
const GROUP_ENTRIES = 5_000;

export const insertedSeal = ({ number, entry_id }: SealedRow): Fault =>
  fault("ENTRY_INSERTED", `Entry ${entry_id} claims the number ${number}, which is another's`, {
    number,
    entryId: entry_id,
  });

/** Checkpoints that are read together: as many as have some thousand entries. */
export function* grouped(rows: readonly CheckpointRow[]): Generator<readonly CheckpointRow[]> {
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
