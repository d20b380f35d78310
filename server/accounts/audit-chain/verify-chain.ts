import type { Pool } from "pg";
import { canonicalText } from "./canonical-text";
import { type Fault, fault } from "./chain-fault";
import { monthOfEach } from "./checkpoint";
import { type CheckpointRow, readLastCheckpoint, toCheckpoint } from "./checkpoint-rows";
import { CheckpointWalk, type KnownHead } from "./checkpoint-walk";
import { checkSealed } from "./entry-check";
import { leafOf, leavesOf } from "./merkle";
import { type Proved, readDoubtful, scanSeals } from "./seal-scan";
import { hasMonth, readDroppedUpTo, readEnds, readPassedBy } from "./sealed-entries";
import { ahead, GROUP_ENTRIES, insertedSeal, readGroups, type Seals } from "./sealed-groups";
import type { TrustedKeys } from "./sealing-keys";
import { readCluster, readTailSeconds } from "./unsealed-entries";

export type VerifyDeps = {
  /** Of two connections or more, so that the database reads on while a group is looked at. */
  readonly db: Pick<Pool, "query" | "connect">;
  readonly keys: TrustedKeys;
  readonly now: () => Date;
  /** The end that this machine saw last; null where it never saw one. */
  readonly known: KnownHead | null;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
  /** Entries of one group. */
  readonly groupEntries?: number;
};

export type Verified = {
  readonly intact: boolean;
  /** The first of them, in the order of the chain; `faultCount` says how many there are. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  readonly entries: number;
  readonly checkpoints: number;
  readonly sealedUpTo: string;
  readonly head: string | null;
  /** Entries whose month was dropped on record: their hashes hold, their texts are gone. */
  readonly dropped: number;
  /** Age of the oldest entry that is not sealed yet. */
  readonly tailSeconds: number | null;
};

/** So many faults are named; a trail that somebody overwrote has as many as entries. */
const MOST_FAULTS = 20;

/** Groups that are read at the same time, each on a connection: what is proved of one waits for nothing of the other. */
const GROUPS_AT_ONCE = 2;
/** One for each of them, and one to read on. */
export const VERIFY_CONNECTIONS = GROUPS_AT_ONCE + 1;

const NO_LEAF = Buffer.alloc(0);

/** Stopped before its end. */
export class VerificationStopped extends Error {
  override readonly name = "VerificationStopped";
}

/**
 * Walks the chain from its first entry to the last checkpoint there was when it began, and compares every entry with
 * what was sealed. Memory stays the same however long the trail is.
 */
export async function verifyChain(deps: VerifyDeps): Promise<Verified> {
  const { db } = deps;
  const target = await readLastCheckpoint(db);
  const run = new Verification(deps, await readDroppedUpTo(db), Number(target?.last ?? 0));
  if (target) await run.walk(target);
  await run.checkEnd(target);
  return run.result(target, await readTailSeconds(db, deps.now()));
}

class Verification {
  readonly #walk: CheckpointWalk;
  readonly #faults: Fault[] = [];
  /** Numbers without a seal, by the hash of what stood there. */
  readonly #unfound = new Map<string, Fault>();
  readonly #missingMonths = new Set<string>();
  readonly #presentMonths = new Set<string>();
  #faultCount = 0;
  #entries = 0;
  #checkpoints = 0;
  #dropped = 0;

  constructor(
    readonly deps: VerifyDeps,
    readonly droppedUpTo: string,
    readonly total: number,
  ) {
    this.#walk = new CheckpointWalk(deps.keys, deps.known);
  }

  async walk(target: CheckpointRow): Promise<void> {
    const { db, groupEntries = GROUP_ENTRIES, signal, onProgress } = this.deps;
    const groups = ahead(readGroups(db, target.number, groupEntries), GROUPS_AT_ONCE, async (group) => ({
      group,
      proved: await scanSeals(db, group),
    }));
    for await (const { group, proved } of groups) {
      if (signal?.aborted) throw new VerificationStopped("The verification was stopped");
      const doubtful = await readDoubtful(db, group, proved);
      for (const row of group) await this.#checkBatch(row, proved, doubtful);
      onProgress?.({ done: this.#entries, total: this.total });
    }
  }

  async #checkBatch(row: CheckpointRow, proved: Proved, seals: Seals): Promise<void> {
    const leaves = leavesOf(row.leaves);
    this.#note(this.#walk.next(toCheckpoint(row), leaves));
    this.#checkpoints += 1;
    this.#entries += leaves.length;
    const batch = { first: Number(row.first), leaves };
    let months: readonly string[] | null = null;
    for (let number = batch.first; number < batch.first + leaves.length; number += 1) {
      if (proved.has(number)) continue;
      months ??= monthOfEach(row.months);
      const index = number - batch.first;
      const [seal, ...more] = seals.get(number) ?? [];
      if (seal) this.#noteOne(checkSealed(seal, batch));
      else await this.#noteUnsealed(String(number), leaves[index] ?? NO_LEAF, months[index] ?? "");
      for (const other of more) this.#note([insertedSeal(other)]);
    }
  }

  async #noteUnsealed(number: string, leaf: Buffer, month: string): Promise<void> {
    if (month <= this.droppedUpTo) {
      this.#dropped += 1;
      return;
    }
    if (!(await this.#hasMonth(month))) {
      if (this.#missingMonths.has(month)) return;
      this.#missingMonths.add(month);
      const words = `From entry ${number} on, the whole of ${month} is gone, and the trail does not say who dropped it`;
      return this.#note([fault("MONTH_MISSING", words, { number })]);
    }
    const missing = fault("ENTRY_MISSING", `Entry ${number} was removed together with its seal`, { number });
    if (this.#unfound.size < MOST_FAULTS) this.#unfound.set(leaf.toString("hex"), missing);
    this.#note([missing]);
  }

  async #hasMonth(month: string): Promise<boolean> {
    if (this.#presentMonths.has(month)) return true;
    if (this.#missingMonths.has(month)) return false;
    const there = await hasMonth(this.deps.db, month);
    if (there) this.#presentMonths.add(month);
    return there;
  }

  /** What comes after the last checkpoint, or stands beside the chain. */
  async checkEnd(target: CheckpointRow | null): Promise<void> {
    const { db, known } = this.deps;
    const next = String(this.total + 1);
    if (known && BigInt(known.number) > BigInt(target?.number ?? 0)) {
      const words = `The end is cut off: entries ${next} to ${known.last} were sealed here and are gone`;
      this.#note([fault("CUT_OFF", words, { number: next, checkpoint: known.number })]);
    }
    const ends = await readEnds(db);
    if (BigInt(ends.seals) > BigInt(ends.checkpoints)) {
      const number = String(BigInt(ends.checkpoints) + 1n);
      this.#note([fault("CUT_OFF", `Entries ${number} to ${ends.seals} have seals but no checkpoint`, { number })]);
    }
    if (target === null || target.cluster !== (await readCluster(db))) return;
    for (const row of await readPassedBy(db, target, MOST_FAULTS)) {
      const missing = this.#unfound.get(leafOf(canonicalText(row)).toString("hex"));
      if (missing) this.#replace(missing, row.id);
      else
        this.#note([
          fault("ENTRY_INSERTED", `Entry ${row.id} was never sealed: it was put in later`, { entryId: row.id }),
        ]);
    }
  }

  #replace(missing: Fault, entryId: string): void {
    const place = this.#faults.indexOf(missing);
    const { number } = missing;
    const words = `The seal of entry ${number} (${entryId}) is gone; the entry is still there`;
    if (place >= 0) this.#faults[place] = fault("SEAL_MISSING", words, { number, entryId });
  }

  #noteOne(found: Fault | null): void {
    if (found) this.#note([found]);
  }

  #note(found: readonly Fault[]): void {
    this.#faultCount += found.length;
    for (const one of found) if (this.#faults.length < MOST_FAULTS) this.#faults.push(one);
  }

  result(target: CheckpointRow | null, tailSeconds: number | null): Verified {
    return {
      intact: this.#faultCount === 0,
      faults: this.#faults,
      faultCount: this.#faultCount,
      entries: this.#entries,
      checkpoints: this.#checkpoints,
      sealedUpTo: target?.last ?? "0",
      head: target ? Buffer.from(target.head).toString("hex") : null,
      dropped: this.#dropped,
      tailSeconds,
    };
  }
}
