import { hash } from "node:crypto";

export const HASH_BYTES = 32;

/** What comes before a text, two hashes or a link says which of them was hashed: none can pass for another. */
export const LEAF = 0;
const NODE = 1;
const LINK = 2;

const sha256 = (bytes: Uint8Array): Buffer => hash("sha256", bytes, "buffer");

/** As a text of 32 characters, one a byte: half as dear as a buffer of its own. */
export const hashOfBytes = (bytes: Uint8Array): string => hash("sha256", bytes, "binary");

/** Two hashes behind what they are; written anew each time, since hashing waits for nothing. */
const pair = Buffer.alloc(1 + 2 * HASH_BYTES);

function hashOf(kind: number, left: Uint8Array, right: Uint8Array): Buffer {
  pair[0] = kind;
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return sha256(pair);
}

/** Written over and over, since hashing waits for nothing; longer texts get one of their own. */
const leaf = Buffer.alloc(16_384);
const MOST_BYTES_A_UNIT = 3;

export function leafOf(text: string): Buffer {
  const most = 1 + text.length * MOST_BYTES_A_UNIT;
  const bytes = most <= leaf.length ? leaf : Buffer.alloc(most);
  bytes[0] = LEAF;
  return sha256(bytes.subarray(0, 1 + bytes.write(text, 1, "utf8")));
}

/** The chain's next head: everything before it stands in `head`. */
export const linkOf = (head: Uint8Array, leaf: Uint8Array): Buffer => hashOf(LINK, head, leaf);

/** The head after these leaves, one after the other. */
export function headAfter(head: Uint8Array, leaves: readonly Uint8Array[]): Buffer {
  let reached = Buffer.from(head).toString("latin1");
  pair[0] = LINK;
  for (const leaf of leaves) {
    pair.write(reached, 1, "latin1");
    pair.set(leaf, 1 + HASH_BYTES);
    reached = hashOfBytes(pair);
  }
  return Buffer.from(reached, "latin1");
}

/** Before the first entry. */
export const FIRST_HEAD: Buffer = Buffer.alloc(HASH_BYTES);

/** The root of a batch (RFC 6962: the left part is the largest power of two below the whole). */
export function rootOf(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves;
  if (only === undefined) throw new Error("A batch has at least one entry");
  if (leaves.length === 1) return Buffer.from(only);
  const split = splitOf(leaves.length);
  return hashOf(NODE, rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** The hashes beside the way from a leaf up to the root. */
export function pathOf(leaves: readonly Uint8Array[], index: number): Buffer[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split ? [...pathOf(left, index), rootOf(right)] : [...pathOf(right, index - split), rootOf(left)];
}

/** The root that a leaf at this place among so many leads to along a path; null when the path does not fit the place. */
export function rootAlong(
  leaf: Uint8Array,
  { index, count, path }: { readonly index: number; readonly count: number; readonly path: readonly Uint8Array[] },
): Buffer | null {
  if (!Number.isInteger(index) || index < 0 || index >= count) return null;
  if (count === 1) return path.length === 0 ? Buffer.from(leaf) : null;
  const beside = path.at(-1);
  if (beside === undefined) return null;
  const split = splitOf(count);
  const inner = path.slice(0, -1);
  if (index < split) {
    const left = rootAlong(leaf, { index, count: split, path: inner });
    return left && hashOf(NODE, left, beside);
  }
  const right = rootAlong(leaf, { index: index - split, count: count - split, path: inner });
  return right && hashOf(NODE, beside, right);
}

/** The largest power of two below. */
const splitOf = (count: number): number => 2 ** Math.floor(Math.log2(count - 1));

export function leavesOf(joined: Uint8Array): Buffer[] {
  const bytes = Buffer.from(joined.buffer, joined.byteOffset, joined.byteLength);
  return Array.from({ length: Math.floor(bytes.length / HASH_BYTES) }, (_, index) =>
    bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  );
}
