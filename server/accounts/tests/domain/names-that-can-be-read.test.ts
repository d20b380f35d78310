import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Result } from "@/server/accounts/domain/result";
import { looksLikeAnotherName } from "@/server/accounts/domain/value-objects/look-alike-name";
import { parsePersonName } from "@/server/accounts/domain/value-objects/person-name";
import { parseStaffNote } from "@/server/accounts/domain/value-objects/staff-note";
import { parseStoreName } from "@/server/accounts/domain/value-objects/store-name";
import { badInput, badInputTitle } from "../support/bad-input";
import { must, refusalCode } from "../support/must";

const parsers: Record<string, (text: string) => Result<string>> = { parsePersonName, parseStoreName };

describe.each(Object.entries(parsers))("%s", (_, parse) => {
  it.each(["Asha Verma", "आशा वर्मा", "José O'Neill-Núñez", "李小龍", "അഷ വർമ്മ", "ക്‍ഷ", "A"])("accepts %s", (name) => {
    expect(must(parse(name))).toBe(name.normalize("NFC"));
  });

  it("composes letters and makes runs of space one", () => {
    expect(must(parse("  Jose\u0301 \u00a0  Rao "))).toBe("José Rao");
  });

  it.each([
    ["nothing", "   "],
    ["NUL", "Asha\0"],
    ["line break", "Asha\nVerma"],
    ["right-to-left override", "Asha \u202eamreV"],
    ["zero width space", "As\u200bha"],
    ["joiner without a virama", "As\u200dha"],
    ["soft hyphen", "As\u00adha"],
    ["a letter without a shape", "As\u3164ha"],
    ["a pile of marks", `Z${"\u0301\u0316".repeat(6)}algo`],
    ["a lone surrogate", "Asha \ud800"],
    ["private use", "Asha \ue000"],
    ["no letter", "!!!"],
    ["too long", "अ".repeat(121)],
  ])("refuses %s", (_case, name) => expect(refusalCode(parse(name))).toBe("VALIDATION"));

  it("reads what it made back unchanged, from any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const parsed = parse(text);
        if (parsed.ok) expect(must(parse(parsed.value))).toBe(parsed.value);
      }),
      { numRuns: 500 },
    );
  });

  it.skipIf(badInput.isMissing)(badInputTitle("answers every naughty string"), () => {
    const strings: unknown[] = JSON.parse(badInput.read("blns.json"));
    for (const text of strings) {
      const parsed = parse(String(text));
      if (parsed.ok) expect(parsed.value).not.toMatch(/[\p{Cc}\p{Bidi_Control}]|^\s|\s$/u);
    }
    expect(strings.length).toBeGreaterThan(400);
  });
});

it("counts characters as people do: 100 for a person, 120 for a store", () => {
  expect([parsePersonName("अ".repeat(100)).ok, parsePersonName("अ".repeat(101)).ok]).toEqual([true, false]);
  expect([parseStoreName("𝔸".repeat(120)).ok, parseStoreName("𝔸".repeat(121)).ok]).toEqual([true, false]);
});

describe("R12 a name made to look like another one is flagged, not refused", () => {
  it.each(["раураl", "Ρaypal", "Flipкart", "Verma Техtiles", "АМАН"])("%s", (name) => {
    expect(looksLikeAnotherName(name)).toBe(true);
    expect(parseStoreName(name).ok).toBe(true);
  });

  it.each(["Asha Verma", "आशा Store", "Иван Петров", "三菱ケミカル", "Café 24", "Αθήνα", "மலர் Textiles"])(
    "and %s is not",
    (name) => expect(looksLikeAnotherName(name)).toBe(false),
  );
});

describe("a staff note", () => {
  it("keeps its lines and refuses to be a formality", () => {
    expect(must(parseStaffNote("Third coupon\r\nsince Monday."))).toBe("Third coupon\nsince Monday.");
    expect(refusalCode(parseStaffNote("ok"))).toBe("VALIDATION");
    expect(refusalCode(parseStaffNote("x".repeat(2_001)))).toBe("VALIDATION");
    expect(refusalCode(parseStaffNote("hidden \u202e words here"))).toBe("VALIDATION");
  });
});
