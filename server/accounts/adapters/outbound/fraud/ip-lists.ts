import { readdirSync, readFileSync, statSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { IpAddress } from "./ip-address";
import { holdsAddress, type IpRanges, readRanges } from "./ip-ranges";

/** What standing on lists means for an address: the worst of them counts. */
export type Listing = { readonly risk: number; readonly isAnonymiser: boolean };

export type IpListsOptions = {
  /** Text files of addresses and networks; null: no lists. */
  readonly folder: string | null;
  readonly milliseconds: () => number;
  /** Told once for each reading of a file with lines that are no addresses, or of one that could not be read. */
  readonly onProblem: (problem: ListProblem) => void;
};

/** A null count: the file, or the folder when it has no name here, could not be read. */
export type ListProblem = { readonly file: string; readonly badLineCount: number | null };

export type IpLists = {
  listingOf(address: IpAddress): Listing;
  /** Resolves when a reading that is under way is done. */
  settled(): Promise<void>;
};

const LOOK_EVERY_MS = 60_000;

type List = { readonly changedAtMs: number; readonly listing: Listing; readonly ranges: IpRanges };

/**
 * Lists from a folder. Read whole at the first question; from then on files are looked at once a minute at most and
 * read anew beside the work when they changed, appeared or went.
 */
export function ipLists(options: IpListsOptions): IpLists {
  let lists: ReadonlyMap<string, List> | null = null;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> = Promise.resolve();
  return {
    listingOf: (address) => {
      const { folder, milliseconds } = options;
      if (folder === null) return nowhere;
      if (lists === null) {
        lists = readAll(options, folder);
        lookedAtMs = milliseconds();
      } else if (milliseconds() - lookedAtMs >= LOOK_EVERY_MS) {
        lookedAtMs = milliseconds();
        const known = lists;
        reading = readChanged(options, folder, known).then((read) => {
          lists = read;
        });
      }
      return worstOf([...lists.values()].filter(({ ranges }) => holdsAddress(ranges, address)));
    },
    settled: () => reading,
  };
}

const nowhere: Listing = { risk: 0, isAnonymiser: false };

const worstOf = (lists: readonly List[]): Listing =>
  lists.reduce<Listing>(
    (worst, { listing }) => ({
      risk: Math.max(worst.risk, listing.risk),
      isAnonymiser: worst.isAnonymiser || listing.isAnonymiser,
    }),
    nowhere,
  );

/** What a list says of its addresses, by its file's name (the table in docs/auth-flows.md). */
export function listingNamed(file: string): Listing {
  const name = file.toLowerCase();
  if (name.includes("vpn") || name.includes("proxy")) return { risk: 0.5, isAnonymiser: true };
  if (name.includes("datacenter") || name.includes("hosting")) return { risk: 0.4, isAnonymiser: true };
  if (/\btor\b/.test(name)) return { risk: 1, isAnonymiser: true };
  const level = Number(/level[-_]?(\d+)/.exec(name)?.[1] ?? 3);
  if (level >= 3) return { risk: 1, isAnonymiser: false };
  return { risk: level === 2 ? 0.5 : 0.2, isAnonymiser: false };
}

function readAll(options: IpListsOptions, folder: string): ReadonlyMap<string, List> {
  const read = new Map<string, List>();
  for (const file of filesIn(options, folder)) {
    try {
      const path = join(folder, file);
      read.set(file, toList(options, file, statSync(path).mtimeMs, readFileSync(path, "utf8")));
    } catch {
      options.onProblem({ file, badLineCount: null });
    }
  }
  return read;
}

/** A file that can't be read now keeps what it said last. */
async function readChanged(options: IpListsOptions, folder: string, known: ReadonlyMap<string, List>) {
  const read = new Map<string, List>();
  for (const file of filesIn(options, folder)) {
    const before = known.get(file);
    try {
      const path = join(folder, file);
      const { mtimeMs } = await stat(path);
      const isSame = before?.changedAtMs === mtimeMs;
      read.set(file, isSame ? before : toList(options, file, mtimeMs, await readFile(path, "utf8")));
    } catch {
      options.onProblem({ file, badLineCount: null });
      if (before) read.set(file, before);
    }
  }
  return read;
}

function filesIn({ onProblem }: IpListsOptions, folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && /\.(txt|list|netset|ipset)$/i.test(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch {
    onProblem({ file: "", badLineCount: null });
    return [];
  }
}

function toList({ onProblem }: IpListsOptions, file: string, changedAtMs: number, text: string): List {
  const { ranges, badLineCount } = readRanges(text);
  if (badLineCount > 0) onProblem({ file, badLineCount });
  return { changedAtMs, ranges, listing: listingNamed(file) };
}
