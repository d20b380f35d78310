import type { Sorted } from "./external-sort";

export type Group<Value> = { readonly id: string; readonly values: readonly Value[] };

/** Neighbours whose keys begin with the same id (up to the first tab) as one group. One group is in memory at a time. */
export async function* grouped<Value>(sorted: AsyncIterable<Sorted<Value>>): AsyncGenerator<Group<Value>> {
  let id: string | null = null;
  let values: Value[] = [];
  for await (const { key, value } of sorted) {
    const next = key.slice(0, Math.max(0, key.indexOf("\t")));
    if (id !== null && id !== next) {
      yield { id, values };
      values = [];
    }
    id = next;
    values.push(value);
  }
  if (id !== null) yield { id, values };
}
