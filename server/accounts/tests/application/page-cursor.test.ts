import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageCursors } from "@/server/accounts/read-model/queries/page-cursor";
import { createSealer } from "@/server/accounts/read-model/queries/sealed-text";
import { must, refusalCode } from "../support/must";

const sealer = createSealer(new Uint8Array(randomBytes(32)));
const cursors = pageCursors<readonly [string, number]>(sealer, "review", "DUE_FIRST");

describe("a page cursor", () => {
  it("opens to the position it was sealed for", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (text, number) => {
        expect(must(cursors.open(cursors.seal([text, number])))).toEqual([text, number]);
      }),
    );
  });

  it("shows nothing of the position and is never the same twice", () => {
    const one = cursors.seal(["2026-11-20", 42]);
    expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain("2026");
    expect(cursors.seal(["2026-11-20", 42])).not.toBe(one);
  });

  it("opens on no other list, no other filters and under no other key", () => {
    const sealed = cursors.seal(["a", 1]);
    const other = createSealer(new Uint8Array(randomBytes(32)));
    for (const strange of [
      pageCursors(sealer, "review", "CRITICAL"),
      pageCursors(sealer, "audit", "DUE_FIRST"),
      pageCursors(other, "review", "DUE_FIRST"),
    ]) {
      expect(refusalCode(strange.open(sealed))).toBe("VALIDATION");
    }
  });

  it("R66 refuses what was changed by one character, cut, or made up", () => {
    const sealed = cursors.seal(["a", 1]);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom("A", "b", "_"), (place, character) => {
        const forged = sealed.slice(0, place) + character + sealed.slice(place + 1);
        fc.pre(forged !== sealed);
        expect(refusalCode(cursors.open(forged))).toBe("VALIDATION");
      }),
    );
    for (const made of ["", "AAAA", sealed.slice(0, -1), `${sealed}A`, "é", "A".repeat(5000)]) {
      expect(refusalCode(cursors.open(made))).toBe("VALIDATION");
    }
  });

  it("starts at the top without a cursor", () => {
    expect(must(cursors.open(null))).toBeNull();
  });
});
