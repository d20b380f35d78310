import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeQuestion, takeFields } from "@/server/accounts/domain/policies/policy-merge";

const base = { version: 1, base: 60, factors: { refunds: { weight: 2 } }, methods: { LOW: { CARD: "NONE" } } };

describe("a merge by field", () => {
  it("asks what was changed elsewhere, alone or too, and keeps what was changed here alone", () => {
    const theirs = { ...base, version: 2, base: 55, factors: { refunds: { weight: 3 } }, hysteresis: 2 };
    const mine = { ...base, version: 3, base: 58, methods: { LOW: {} } };
    expect(mergeQuestion({ base, theirs, mine })).toEqual({
      open: [
        { field: "base", base: 60, theirs: 55, mine: 58 },
        { field: "factors.refunds.weight", base: 2, theirs: 3, mine: 2 },
        { field: "hysteresis", base: null, theirs: 2, mine: null },
      ],
      kept: [{ field: "methods.LOW.CARD", base: "NONE", theirs: "NONE", mine: null }],
    });
  });

  it("asks nothing where both came to the same", () => {
    expect(mergeQuestion({ base, theirs: { ...base, base: 58 }, mine: { ...base, base: 58 } }).open).toEqual([]);
  });

  it("asks everything that differs when nobody knows where both began", () => {
    const { open } = mergeQuestion({ base: null, theirs: base, mine: { ...base, base: 58 } });
    expect(open).toEqual([{ field: "base", base: null, theirs: 60, mine: 58 }]);
  });

  it("takes a value away where theirs has none, and leaves everything else as it was", () => {
    const theirs = { ...base, base: 55, methods: { LOW: {} } };
    expect(takeFields({ theirs, mine: base }, ["methods.LOW.CARD"])).toEqual({ ...base, methods: { LOW: {} } });
    expect(base.methods.LOW.CARD).toBe("NONE");
  });

  it("leaves no difference in what was taken, and every difference in what was not", () => {
    const values = fc.constantFrom("a", "b", "c", undefined);
    const document = fc.record({ p: fc.record({ x: values, y: values }), q: fc.record({ z: values }), r: values });
    fc.assert(
      fc.property(document, document, document, fc.func(fc.boolean()), (one, theirs, mine, isTaken) => {
        const { open, kept } = mergeQuestion({ base: one, theirs, mine });
        const taken = open.map(({ field }) => field).filter((field) => isTaken(field));
        const merged = takeFields({ theirs, mine }, taken);
        const left = mergeQuestion({ base: one, theirs, mine: merged });
        expect(left.open).toEqual(open.filter(({ field }) => !taken.includes(field)));
        expect(left.kept).toEqual(kept);
      }),
    );
  });
});
