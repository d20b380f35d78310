import type { Result } from "@/server/accounts/domain/result";
import { copyTables, type Tables } from "./in-memory-state";

/** A step over the draft that is taken back alone when it is refused; lists of what was written shrink back too. */
export const attemptOver =
  (draft: Tables, written: readonly unknown[][]) =>
  async <T>(step: () => Promise<Result<T>>): Promise<Result<T>> => {
    const before = copyTables(draft);
    const lengths = written.map((list) => list.length);
    const result = await step();
    if (result.ok) return result;
    for (const name of Object.keys(draft) as (keyof Tables)[]) putBack(draft[name], before[name]);
    for (const [index, list] of written.entries()) list.splice(lengths[index] ?? 0);
    return result;
  };

type Table = Map<unknown, unknown> | unknown[];

function putBack(table: Table, rows: Table): void {
  if (Array.isArray(table)) {
    table.splice(0, table.length, ...rows.values());
    return;
  }
  table.clear();
  for (const [key, row] of rows.entries()) table.set(key, row);
}
