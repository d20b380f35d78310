import fc from "fast-check";
import { expect, it } from "vitest";
import { qaSampleSize } from "@/server/accounts/domain/policies/qa-sample-policy";

it.each([
  [0, 0],
  [1, 1],
  [399, 1],
  [400, 2],
  [1_999, 9],
  [2_000, 10],
  [1_000_000, 10],
])("of %i accounts that nobody had a reason to look at, %i are looked at in a day", (untouched, size) => {
  expect(qaSampleSize(untouched)).toBe(size);
});

it("never more than there are, and never less with more of them", () => {
  fc.assert(
    fc.property(fc.nat(3_000), (untouched) => {
      expect(qaSampleSize(untouched)).toBeLessThanOrEqual(untouched);
      expect(qaSampleSize(untouched + 1)).toBeGreaterThanOrEqual(qaSampleSize(untouched));
    }),
  );
});
