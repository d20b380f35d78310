import fc from "fast-check";
import { expect, it } from "vitest";
import { matchNames } from "@/server/accounts/domain/domain-services/name-match-service";

it.each([
  ["Verma Crafts", "VERMA CRAFTS PVT. LTD."],
  ["Asha Verma", "Verma Asha"],
  ["A. Verma", "Asha Verma"],
  ["Verma Craft's", "Verma Crafts"],
  ["José Fernandes", "Jose Fernandes"],
  ["Vermacrafts", "Verma Crafts"],
  ["Lakshmi Narayanan", "Laxshmi Narayanan"],
  ["M/s Iyer & Sons", "Iyer and Sons"],
])("takes %s and %s for the same", (one, other) => {
  expect(matchNames(one, other).outcome).toBe("SAME");
});

it.each([
  ["Verma Crafts", "Verma Crafts Exports"],
  ["Asha Kumari Verma", "Asha Verma"],
  ["Asha Kumari Verma", "Asha Devi Verma"],
])("asks a person about %s and %s, and says why", (one, other) => {
  expect(matchNames(one, other)).toEqual({ outcome: "CLOSE", words: "1 word differs" });
});

it.each([
  ["Verma Crafts", "Gupta Traders"],
  ["Asha Verma", "Rohan Verma"],
  ["", "Asha Verma"],
])("keeps %s and %s apart", (one, other) => {
  expect(matchNames(one, other).outcome).toBe("DIFFERENT");
});

it("does not care which name comes first, nor about case", () => {
  const name = fc
    .array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 4 })
    .map((words) => words.join(" "));
  fc.assert(
    fc.property(name, name, (one, other) => {
      const { outcome } = matchNames(one, other);
      expect(matchNames(other.toUpperCase(), one).outcome).toBe(outcome);
      expect(matchNames(one, one).outcome).toBe("SAME");
    }),
    { numRuns: 500 },
  );
});
