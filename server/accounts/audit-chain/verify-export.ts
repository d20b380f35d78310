import { canonicalText, isCanonicalRow } from "./canonical-text";
import { type Fault, fault } from "./chain-fault";
import { hex, type SignedCheckpoint } from "./checkpoint";
import { CheckpointWalk } from "./checkpoint-walk";
import {
  checkpointLine,
  checkpointOf,
  type EndLine,
  type EntryLine,
  endLine,
  entryLine,
  type HeaderLine,
  headerLine,
} from "./export-format";
import { leafOf, linkOf, rootAlong } from "./merkle";
import type { TrustedKeys } from "./sealing-keys";

export type VerifiedExport = {
  readonly intact: boolean;
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  readonly entries: number;
  readonly checkpoints: number;
  /** Every entry from the first to the last is there, and that is proved; false for a part of the trail. */
  readonly whole: boolean;
};

const MOST_FAULTS = 20;

/** Checks an export line by line with nothing but the public keys. Memory holds one checkpoint at a time. */
export async function verifyExport(lines: AsyncIterable<string>, keys: TrustedKeys): Promise<VerifiedExport> {
  const check = new ExportCheck(keys);
  for await (const text of lines) check.next(text);
  return check.end();
}

class ExportCheck {
  readonly #faults: Fault[] = [];
  #faultCount = 0;
  #header: HeaderLine | null = null;
  #walk: CheckpointWalk | null = null;
  #checkpoint: SignedCheckpoint | null = null;
  /** Where the chain stands, in a whole export; null where that can't be followed. */
  #head: Uint8Array | null = null;
  #lastNumber = 0n;
  #entries = 0;
  #checkpoints = 0;
  #end: EndLine | null = null;

  constructor(readonly keys: TrustedKeys) {}

  next(text: string): void {
    // What a shell or npm printed before the first line.
    if (this.#header === null && !text.startsWith("{")) return;
    if (text === "") return;
    const value = parsed(text);
    if (this.#header === null) this.#begin(value);
    else if (this.#end !== null) this.#note("ENTRY_INSERTED", "Something stands behind the last line");
    else this.#line(value);
  }

  #line(value: unknown): void {
    const entry = entryLine.safeParse(value);
    const checkpoint = checkpointLine.safeParse(value);
    const end = endLine.safeParse(value);
    if (entry.success) this.#entry(entry.data);
    else if (checkpoint.success) this.#next(checkpointOf(checkpoint.data));
    else if (end.success) this.#end = end.data;
    else this.#note("ENTRY_CHANGED", `The line after entry ${this.#lastNumber} is no line of an export`);
  }

  #begin(value: unknown): void {
    const header = headerLine.safeParse(value);
    if (!header.success) throw new Error("This is no export of an audit trail, or of a later version");
    this.#header = header.data;
    this.#walk = new CheckpointWalk(this.keys, null, false);
  }

  #next(checkpoint: SignedCheckpoint): void {
    this.#closeCheckpoint();
    const isWhole = this.#header?.whole === true;
    // Of a part of the trail each checkpoint stands for itself.
    const walk = isWhole && this.#walk ? this.#walk : new CheckpointWalk(this.keys, null, false);
    const before = this.#checkpoint;
    for (const found of walk.next(checkpoint, null)) this.#add(found);
    this.#checkpoints += 1;
    this.#checkpoint = checkpoint;
    const follows = before !== null && BigInt(before.number) + 1n === BigInt(checkpoint.number);
    this.#head = follows && isWhole ? before.head : null;
  }

  #entry(line: EntryLine): void {
    const before = this.#lastNumber;
    this.#entries += 1;
    this.#lastNumber = BigInt(line.number);
    const leaf = isCanonicalRow(line.entry) ? leafOf(canonicalText(line.entry)) : null;
    const proof = this.#proofFault(line, leaf);
    const faults = [...this.#placeFaults(line.number, before), ...(proof ? [proof] : [])];
    for (const found of faults) this.#add(found);
    // What is wrong with an entry is no fault of the checkpoint that it stands in.
    this.#head = leaf && this.#head && faults.length === 0 ? linkOf(this.#head, leaf) : null;
  }

  #placeFaults(number: string, before: bigint): Fault[] {
    const place = BigInt(number);
    if (place <= before) return [fault("ENTRIES_REORDERED", `Entry ${number} stands after ${before}`, { number })];
    if (!this.#header?.whole || before === 0n || place === before + 1n) return [];
    const missing = String(before + 1n);
    return [fault("ENTRY_MISSING", `Entry ${missing} is missing from this file`, { number: missing })];
  }

  #proofFault({ number, checkpoint: of, path, entry }: EntryLine, leaf: Uint8Array | null): Fault | null {
    const checkpoint = this.#checkpoint;
    const entryId = typeof entry["id"] === "string" ? entry["id"] : null;
    const at = { number, entryId, checkpoint: of };
    if (checkpoint?.number !== of) {
      return fault("CHECKPOINT_MISSING", `Checkpoint ${of} of entry ${number} is not in this file`, at);
    }
    const [first, last] = [BigInt(checkpoint.first), BigInt(checkpoint.last)];
    const beside = path.map((hash) => Buffer.from(hash, "hex"));
    const way = { index: Number(BigInt(number) - first), count: Number(last - first + 1n), path: beside };
    const root = leaf && rootAlong(leaf, way);
    if (root?.equals(checkpoint.root)) return null;
    return fault("ENTRY_CHANGED", `Entry ${number} (${entryId ?? "no id"}) is not what checkpoint ${of} signed`, at);
  }

  #closeCheckpoint(): void {
    const checkpoint = this.#checkpoint;
    if (!checkpoint || !this.#header?.whole || this.#entries === 0) return;
    const { number, last } = checkpoint;
    if (this.#lastNumber !== BigInt(last)) {
      const missing = String(this.#lastNumber + 1n);
      this.#note("ENTRY_MISSING", `Entry ${missing} is missing from this file`, {
        number: missing,
        checkpoint: number,
      });
    } else if (this.#head && hex(this.#head) !== hex(checkpoint.head)) {
      this.#note("CHECKPOINT_CHANGED", `The chain does not lead to the head of checkpoint ${number}`, {
        checkpoint: number,
      });
    }
  }

  end(): VerifiedExport {
    if (this.#header === null) throw new Error("This is no export of an audit trail");
    this.#closeCheckpoint();
    const end = this.#end;
    if (end === null) this.#note("CUT_OFF", `The file ends after entry ${this.#lastNumber}, without its last line`);
    else if (end.entries !== this.#entries || end.checkpoints !== this.#checkpoints) {
      const told = `${end.entries} entries and ${end.checkpoints} checkpoints`;
      this.#note(
        "ENTRY_MISSING",
        `The last line tells of ${told}; there are ${this.#entries} and ${this.#checkpoints}`,
      );
    }
    return {
      intact: this.#faultCount === 0,
      faults: this.#faults,
      faultCount: this.#faultCount,
      entries: this.#entries,
      checkpoints: this.#checkpoints,
      whole: this.#header.whole,
    };
  }

  #note(kind: Fault["kind"], words: string, at: Parameters<typeof fault>[2] = {}): void {
    this.#add(fault(kind, words, at));
  }

  #add(found: Fault): void {
    this.#faultCount += 1;
    if (this.#faults.length < MOST_FAULTS) this.#faults.push(found);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
