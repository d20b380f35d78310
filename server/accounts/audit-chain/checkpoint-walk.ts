import { type Fault, fault } from "./chain-fault";
import { checkpointHash, checkpointText, type SignedCheckpoint } from "./checkpoint";
import { FIRST_HEAD, headAfter, rootOf } from "./merkle";
import { isSignedBy, type TrustedKeys } from "./sealing-keys";

/** The end of a chain that somebody has seen, kept where who owns the database can't reach it. */
export type KnownHead = { readonly number: string; readonly last: string; readonly hash: string };

/** Checks checkpoints one after the other, as they were signed. What is wrong with one is no fault of the next. */
export class CheckpointWalk {
  #before: SignedCheckpoint | null = null;

  constructor(
    readonly keys: TrustedKeys,
    readonly known: KnownHead | null = null,
    /** False: the first one to come may be any; a part of a chain is checked. */
    readonly isWhole = true,
  ) {}

  get last(): SignedCheckpoint | null {
    return this.#before;
  }

  /** `leaves` are the hashes that it covers; null where only its signature and its place can be checked. */
  next(checkpoint: SignedCheckpoint, leaves: readonly Uint8Array[] | null): Fault[] {
    const before = this.#before;
    this.#before = checkpoint;
    return [
      ...this.#signatureFaults(checkpoint),
      ...this.#orderFaults(checkpoint, before),
      ...(leaves ? hashFaults(checkpoint, leaves, this.#headBefore(checkpoint, before)) : []),
    ];
  }

  #signatureFaults(checkpoint: SignedCheckpoint): Fault[] {
    const at = { checkpoint: checkpoint.number, number: checkpoint.first };
    const text = checkpointText(checkpoint);
    const { known } = this;
    const isOther = known?.number === checkpoint.number && known.hash !== checkpointHash(text).toString("hex");
    const key = this.keys.get(checkpoint.keyId);
    if (!key) {
      const words = `Checkpoint ${checkpoint.number} is signed with ${checkpoint.keyId}, a key that is not ours`;
      return [fault("UNKNOWN_KEY", words, at)];
    }
    if (!isSignedBy(key, text, checkpoint.signature)) {
      return [fault("CHECKPOINT_CHANGED", `The signature of checkpoint ${checkpoint.number} does not hold`, at)];
    }
    if (!isOther) return [];
    return [
      fault("CHECKPOINT_REPLACED", `Checkpoint ${checkpoint.number} is not the one that was seen here before`, at),
    ];
  }

  #orderFaults(checkpoint: SignedCheckpoint, before: SignedCheckpoint | null): Fault[] {
    if (before === null && !this.isWhole) return [];
    const expected = BigInt(before?.number ?? 0) + 1n;
    const first = BigInt(before?.last ?? 0) + 1n;
    const at = { checkpoint: String(expected), number: String(first) };
    if (BigInt(checkpoint.number) !== expected) {
      const words = `Checkpoint ${expected} is missing: after it comes ${checkpoint.number}, from entry ${checkpoint.first}`;
      return [fault("CHECKPOINT_MISSING", words, at)];
    }
    const previous = before ? checkpointHash(checkpointText(before)) : FIRST_HEAD;
    if (previous.equals(checkpoint.previous) && BigInt(checkpoint.first) === first) return [];
    return [fault("CHECKPOINT_REPLACED", `Checkpoint ${checkpoint.number} does not follow from the one before it`, at)];
  }

  #headBefore(checkpoint: SignedCheckpoint, before: SignedCheckpoint | null): Uint8Array | null {
    if (before === null) return this.isWhole && checkpoint.number === "1" ? FIRST_HEAD : null;
    return BigInt(before.number) + 1n === BigInt(checkpoint.number) ? before.head : null;
  }
}

function hashFaults(
  checkpoint: SignedCheckpoint,
  leaves: readonly Uint8Array[],
  headBefore: Uint8Array | null,
): Fault[] {
  const { number, first, last, root, head } = checkpoint;
  const at = { checkpoint: number, number: first };
  const isWhole = BigInt(leaves.length) === BigInt(last) - BigInt(first) + 1n;
  if (!isWhole || !rootOf(leaves).equals(root)) {
    return [fault("CHECKPOINT_CHANGED", `The hashes of checkpoint ${number} are not those that were signed`, at)];
  }
  if (headBefore === null) return [];
  if (headAfter(headBefore, leaves).equals(head)) return [];
  return [fault("CHECKPOINT_CHANGED", `The chain does not lead to the head of checkpoint ${number}`, at)];
}
