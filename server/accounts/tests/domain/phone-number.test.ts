import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePhone, phoneFrom, phoneInGroups } from "@/server/accounts/domain/value-objects/phone";
import { badInput, badInputTitle } from "../support/bad-input";
import { must, refusalCode } from "../support/must";

describe("R13 one number has one form, however it is dialled", () => {
  it.each([
    "+91 98765 43210",
    "098765-43210",
    "9876543210",
    "(+91) 98765.43210",
    "\u202a+919876543210\u202c",
    "＋91９876543210",
  ])("%j", (text) => expect(must(parsePhone(text))).toBe("+919876543210"));

  it("reads a local number in the region it is given", () => {
    expect(must(parsePhone("0171 1234567", "DE"))).toBe("+491711234567");
  });
});

describe("refused", () => {
  it.each([
    ["nothing", " "],
    ["a short code", "121"],
    ["an emergency number", "112"],
    ["an extension", "+91 98765 43210 ext 4"],
    ["an extension with x", "9876543210x12"],
    ["letters", "1800-FLOWERS"],
    ["a landline", "+91 22 2757 1234"],
    ["a toll-free number", "1800 123 4567"],
    ["a number no country gives out", "+999 12345678"],
    ["a NUL", "98765\0 43210"],
  ])("%s", (_, text) => expect(refusalCode(parsePhone(text))).toBe("VALIDATION"));
});

it("reads its own form back unchanged and answers any text", () => {
  const dialled = fc.string({ unit: fc.constantFrom(..."0123456789+ -().x".split("")), maxLength: 16 });
  fc.assert(
    fc.property(fc.oneof(dialled, fc.string({ unit: "binary" })), (text) => {
      const parsed = parsePhone(text);
      if (parsed.ok) expect(must(parsePhone(parsed.value))).toBe(parsed.value);
    }),
    { numRuns: 500 },
  );
});

it.skipIf(badInput.isMissing)(badInputTitle("reads every country's example number"), () => {
  const examples = Object.entries(JSON.parse(badInput.read("phone-examples.mobile.json")));
  const refused = examples.filter(([region, number]) => !parsePhone(String(number), region).ok);
  expect(examples.length).toBeGreaterThan(200);
  expect(refused).toEqual([]);
});

it("is shown in the groups its country writes, and stays as it is where no country gives it out", () => {
  expect(phoneInGroups(phoneFrom("+919876543210"))).toBe("+91 98765 43210");
  expect(phoneInGroups(phoneFrom("+14155552671"))).toBe("+1 415 555 2671");
  expect(phoneInGroups(phoneFrom("+0"))).toBe("+0");
});
