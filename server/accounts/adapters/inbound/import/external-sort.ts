import { createReadStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type Sorter<Value> = {
  add(key: string, value: Value): void;
  /** Everything added, by key, and by the order of adding where keys are equal. May be read more than once. */
  sorted(): AsyncGenerator<Sorted<Value>>;
};

export type Sorted<Value> = { readonly key: string; readonly value: Value };

export type SorterOptions = {
  /** Made when it is needed. */
  readonly folder: string;
  readonly name: string;
  /** Characters kept in memory; beyond them sorted parts are written to the folder and merged. */
  readonly memoryChars?: number;
};

type Entry = { readonly key: string; readonly json: string };

const usualMemory = 24 * 2 ** 20;

/** JSON leaves these two as they are, and readers of lines take them for ends. */
const LINE_SEPARATORS = /[\u2028\u2029]/g;

/**
 * Sorts more than memory holds. Memory: `memoryChars`, and one entry and a read buffer per written part, so a set of a
 * thousand times `memoryChars` still merges in one pass. Values must be plain JSON.
 */
export function openSorter<Value>({ folder, name, memoryChars = usualMemory }: SorterOptions): Sorter<Value> {
  const parts: string[] = [];
  let entries: Entry[] = [];
  let size = 0;
  const spill = () => {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}-${parts.length}.jsonl`);
    writeFileSync(
      path,
      entries
        .sort(byKey)
        .map(({ key, json }) => `${JSON.stringify(key)}\n${json}\n`)
        .join(""),
    );
    parts.push(path);
    entries = [];
    size = 0;
  };
  return {
    add: (key, value) => {
      const json = JSON.stringify(value).replace(LINE_SEPARATORS, (found) =>
        found === "\u2028" ? "\\u2028" : "\\u2029",
      );
      entries.push({ key, json });
      size += key.length + json.length;
      if (size > memoryChars) spill();
    },
    sorted: async function* () {
      const sources = [...parts.map(readPart), fromMemory(entries.sort(byKey))];
      // What was written here is what comes back.
      for await (const { key, json } of merge(sources)) yield { key, value: JSON.parse(json) as Value };
    },
  };
}

const byKey = (a: Entry, b: Entry): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

async function* fromMemory(entries: readonly Entry[]): AsyncGenerator<Entry> {
  yield* entries;
}

async function* readPart(path: string): AsyncGenerator<Entry> {
  let key: string | null = null;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (key === null) {
      key = String(JSON.parse(line));
      continue;
    }
    yield { key, json: line };
    key = null;
  }
}

type Head = { readonly entry: Entry; readonly source: AsyncIterator<Entry>; readonly place: number };

/** The smallest head first; equal keys in the order of the sources, which is the order of adding. */
async function* merge(sources: readonly AsyncGenerator<Entry>[]): AsyncGenerator<Entry> {
  const heads: Head[] = [];
  for (const [place, source] of sources.entries()) await advance(heads, source, place);
  for (let head = heads.pop(); head; head = heads.pop()) {
    yield head.entry;
    await advance(heads, head.source, head.place);
  }
}

/** Keeps `heads` in descending order, so that the next one is popped off its end. */
async function advance(heads: Head[], source: AsyncIterator<Entry>, place: number): Promise<void> {
  const next = await source.next();
  if (next.done) return;
  const head: Head = { entry: next.value, source, place };
  let low = 0;
  let high = heads.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = heads[middle];
    if (other && comesBefore(head, other)) low = middle + 1;
    else high = middle;
  }
  heads.splice(low, 0, head);
}

const comesBefore = (a: Head, b: Head): boolean => (byKey(a.entry, b.entry) || a.place - b.place) < 0;
