import { createHash } from "node:crypto";

/** A batch of the chain as it is signed: numbers as text, since they may outgrow a number. */
export type Checkpoint = {
  readonly number: string;
  readonly first: string;
  readonly last: string;
  readonly months: string;
  readonly root: Uint8Array;
  /** Of the whole chain up to `last`. */
  readonly head: Uint8Array;
  /** Hash of the checkpoint before. */
  readonly previous: Uint8Array;
  readonly sealedAt: Date;
  readonly position: Position;
  readonly keyId: string;
};

/** Up to where the sealer had read. Transaction ids mean something within one database cluster alone. */
export type Position = { readonly cluster: string; readonly tx: string; readonly seq: string };

export type SignedCheckpoint = Checkpoint & { readonly signature: Uint8Array };

const FORM = "goodstanding-audit-checkpoint/1";

/** Exactly what is signed. */
export const checkpointText = (checkpoint: Checkpoint): string => {
  const { number, first, last, months, root, head, previous, sealedAt, position, keyId } = checkpoint;
  const { cluster, tx, seq } = position;
  return [FORM, number, first, last, months, hex(root), hex(head), hex(previous), sealedAt.toISOString()]
    .concat(`${cluster}/${tx}/${seq}`, keyId)
    .join("\n");
};

/** What the next checkpoint names as the one before it. */
export const checkpointHash = (text: string): Buffer => createHash("sha256").update(text).digest();

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** "2026-11*40 2026-12*2": the months of a batch's entries, in order. */
export function monthsOf(recordedAts: readonly string[]): string {
  const runs: { month: string; count: number }[] = [];
  for (const recordedAt of recordedAts) {
    const month = recordedAt.slice(0, "2026-11".length);
    const last = runs.at(-1);
    if (last?.month === month) last.count += 1;
    else runs.push({ month, count: 1 });
  }
  return runs.map(({ month, count }) => `${month}*${count}`).join(" ");
}

/** The month of each entry of a batch. */
export function monthOfEach(months: string): string[] {
  return months.split(" ").flatMap((run) => {
    const [month = "", count = ""] = run.split("*");
    // A wrong count is found by the signature; here it must only not fill the memory.
    return Array.from({ length: Math.min(Number(count) || 0, 100_000) }, () => month);
  });
}
