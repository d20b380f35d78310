import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gstinCheckCharacter, panOf, parseGstin, stateCodeOf } from "@/server/accounts/domain/value-objects/gstin";
import { badInput, badInputTitle } from "../support/bad-input";
import { must } from "../support/must";

const VALID = ["27AAPFU0939F1ZV", "29AAGCB7383J1Z4", "24AAACC1206D1ZM", "27AASCS2460H1Z0", "09AAACI1681G1ZN"];

const problemOf = (text: string): string | undefined => {
  const parsed = parseGstin(text);
  return parsed.ok || parsed.refusal.code !== "VALIDATION" ? undefined : parsed.refusal.fields[0]?.problem;
};

it.each(VALID)("accepts %s", (text) => expect(must(parseGstin(text))).toBe(text));

it("reads lower case, groups and full-width letters", () => {
  expect(must(parseGstin(" 27 aapfu0939f 1 z v "))).toBe("27AAPFU0939F1ZV");
  expect(must(parseGstin("２７AAPFU0939F1ZV"))).toBe("27AAPFU0939F1ZV");
});

it("tells the state and the PAN", () => {
  const gstin = must(parseGstin("27AAPFU0939F1ZV"));
  expect([stateCodeOf(gstin), panOf(gstin)]).toEqual(["27", "AAPFU0939F"]);
});

describe("R88 names the one thing that is wrong", () => {
  it.each([
    ["33AABCB5576G1ZX", /last character/],
    ["29AABCT1332L1ZT", /last character/],
    ["27AAPFU0939F1Z", /has 14/],
    ["72AAPFU0939F1ZV", /state code; 72/],
    ["00AAPFU0939F1ZV", /state code; 00/],
    ["27AAPF10939F1ZV", /PAN/],
    ["27AAPFU0939F0ZV", /Character 13/],
    ["27AAPFU0939F1YV", /Character 14/],
    ["27AAPFU0939F1Z!", /letters and digits/],
    ["27AAPFU0939F1DV", /deducted at source/],
    ["27AAPFU0939F1CV", /collected at source/],
    ["9917SGP29001OSJ", /from abroad/],
    ["0717USA12345NF4", /letters|PAN|state|Character/],
    ["0717UNO00157UNO", /UN body/],
    ["", /Enter/],
  ])("%s", (text, problem) => expect(problemOf(text)).toMatch(problem));
});

it("notices any single character typed wrong", () => {
  const slip = fc.record({
    text: fc.constantFrom(...VALID),
    place: fc.nat(14),
    wrong: fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
  });
  fc.assert(
    fc.property(slip, ({ text, place, wrong }) => {
      fc.pre(text.charAt(place) !== wrong);
      expect(parseGstin(text.slice(0, place) + wrong + text.slice(place + 1)).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});

it("fits a check character to any well formed beginning", () => {
  const beginning = fc.stringMatching(/^(0[1-9]|[12][0-9]|3[0-8])[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z$/);
  fc.assert(
    fc.property(beginning, (text) => parseGstin(text + gstinCheckCharacter(text)).ok),
    { numRuns: 300 },
  );
});

it.skipIf(badInput.isMissing)(badInputTitle("agrees with the collected numbers"), () => {
  const rows = badInput.read("gstin.csv").trim().split("\n").slice(1);
  for (const row of rows) {
    const [text = "", expected] = row.split(",");
    expect(String(parseGstin(text).ok), row).toBe(expected);
  }
  expect(rows.length).toBeGreaterThan(3);
});
