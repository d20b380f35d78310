import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leafOf, linkOf, pathOf, rootAlong, rootOf } from "@/server/accounts/audit-chain/merkle";
import {
  isSignedBy,
  keyIdOf,
  publicTextOf,
  sealingKeyFrom,
  trustedKeysFrom,
} from "@/server/accounts/audit-chain/sealing-keys";

const batch = fc.array(fc.string({ maxLength: 40 }), { minLength: 1, maxLength: 70 });

const flipped = (bytes: Uint8Array, bit: number): Buffer => {
  const changed = Buffer.from(bytes);
  const at = Math.floor(bit / 8) % changed.length;
  changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8));
  return changed;
};

describe("R77 the proof that an entry stands in its batch", () => {
  it("holds for every entry of any batch", () => {
    fc.assert(
      fc.property(batch, (texts) => {
        const leaves = texts.map(leafOf);
        const root = rootOf(leaves);
        for (const [index, leaf] of leaves.entries()) {
          const path = pathOf(leaves, index);
          expect(rootAlong(leaf, { index, count: leaves.length, path })?.equals(root)).toBe(true);
          // As short as it can be: a batch of a thousand needs ten hashes.
          expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(leaves.length)));
        }
      }),
    );
  });

  it("fails for any bit of the entry, of a hash beside its way, or of the root, and for any other place", () => {
    fc.assert(
      fc.property(batch, fc.nat(), fc.nat(), fc.nat(), (texts, entry, bit, step) => {
        const leaves = texts.map(leafOf);
        const [root, count, index] = [rootOf(leaves), leaves.length, entry % leaves.length];
        const leaf = leafOf(texts[index] ?? "");
        const path = pathOf(leaves, index);
        const holds = (one: Uint8Array, way: readonly Uint8Array[], to: Buffer, at = index, of = count) =>
          rootAlong(one, { index: at, count: of, path: way })?.equals(to) === true;
        expect(holds(leaf, path, root)).toBe(true);
        expect(holds(flipped(leaf, bit), path, root)).toBe(false);
        expect(holds(leaf, path, flipped(root, bit))).toBe(false);
        const beside = step % Math.max(1, path.length);
        const bent = path.map((hash, place) => (place === beside ? flipped(hash, bit) : hash));
        if (path.length > 0) expect(holds(leaf, bent, root)).toBe(false);
        expect(holds(leaf, [...path, leaf], root)).toBe(false);
        expect(holds(leaf, path.slice(1), root)).toBe(path.length === 0);
        expect(holds(leaf, path, root, count)).toBe(false);
        const other = (index + 1) % count;
        if (!leaves[other]?.equals(leaf)) expect(holds(leaf, path, root, other)).toBe(false);
      }),
    );
  });

  it("can't be made of something inside the tree, or of a link of the chain", () => {
    const leaves = ["a", "b", "c", "d"].map(leafOf);
    const inner = rootOf(leaves.slice(0, 2));
    const [first = inner, second = inner] = leaves;
    expect(leafOf(Buffer.concat([first, second]).toString("latin1")).equals(inner)).toBe(false);
    expect(linkOf(first, second).equals(inner)).toBe(false);
  });
});

describe("a key of the chain", () => {
  it("signs what its public part verifies, and nobody else's", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.string(),
        fc.nat(511),
        (seed, other, text, bit) => {
          fc.pre(Buffer.compare(seed, other) !== 0);
          const key = sealingKeyFrom(seed);
          const signature = key.sign(text);
          const [mine, theirs] = [publicTextOf(seed), publicTextOf(other)];
          const keys = trustedKeysFrom([mine, theirs]);
          const [own, foreign] = [keys.get(key.id), keys.get(keyIdOf(theirs))];
          if (!own || !foreign) throw new Error("both keys are known by their ids");
          expect(isSignedBy(own, text, signature)).toBe(true);
          expect(isSignedBy(foreign, text, signature)).toBe(false);
          expect(isSignedBy(own, `${text} `, signature)).toBe(false);
          expect(isSignedBy(own, text, flipped(signature, bit))).toBe(false);
        },
      ),
      { numRuns: 30 },
    );
  });
});
