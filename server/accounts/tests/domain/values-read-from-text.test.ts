import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountIdFrom, parseAccountId } from "@/server/accounts/domain/value-objects/account-id";
import { parseDateOfBirth } from "@/server/accounts/domain/value-objects/date-of-birth";
import { hashParametersOf, parsePasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import { compareRisk, isRiskLevel, RISK_LEVELS } from "@/server/accounts/domain/value-objects/risk-level";
import { FRIDAY } from "../support/account-facts";
import { must, refusalCode } from "../support/must";

describe("an id", () => {
  it("comes back as it was made", () => {
    fc.assert(fc.property(fc.uuid({ version: [4, 7] }), (id) => must(parseAccountId(id)) === accountIdFrom(id)));
  });

  it("is read in capitals and with space around it", () => {
    const id = "019ce0bc-0000-7000-8000-0000000004f9";
    expect(must(parseAccountId(` ${id.toUpperCase()} `))).toBe(id);
  });

  it.each(["", "019ce0bc", "019ce0bc-0000-7000-8000-0000000004fg", "' or 1=1 --"])("is never %j", (text) => {
    expect(refusalCode(parseAccountId(text))).toBe("VALIDATION");
  });
});

describe("a password hash", () => {
  const hash = `$argon2id$v=19$m=19456,t=2,p=1$${"A".repeat(22)}$${"B".repeat(43)}`;

  it("tells what it cost", () => {
    const expected = { memoryKib: 19456, iterations: 2, parallelism: 1 };
    expect(hashParametersOf(must(parsePasswordHash(hash)))).toEqual(expected);
  });

  it.each([
    ["another function", hash.replace("argon2id", "argon2i")],
    ["no parameters", "$argon2id$v=19$AAAA$BBBB"],
    ["a short salt", hash.replace("A".repeat(22), "A".repeat(8))],
    ["a password in clear", "correct horse battery staple"],
    ["something after it", `${hash}\n`],
  ])("is not %s", (_, text) => expect(refusalCode(parsePasswordHash(text))).toBe("VALIDATION"));
});

describe("a date of birth", () => {
  it.each(["1994-03-08", "2000-02-29", "2026-11-20"])("is %s", (text) => {
    expect(must(parseDateOfBirth(text, FRIDAY))).toBe(text);
  });

  it.each(["1994-02-29", "1994-13-01", "2026-11-21", "1900-01-01", "08.03.1994", "1994-3-8", "0000-00-00", ""])(
    "is not %j",
    (text) => expect(refusalCode(parseDateOfBirth(text, FRIDAY))).toBe("VALIDATION"),
  );
});

it("risk levels are ordered from mild to worst", () => {
  expect([...RISK_LEVELS].sort((a, b) => compareRisk(b, a))).toEqual(["CRITICAL", "HIGH", "MEDIUM", "LOW"]);
  expect(isRiskLevel("SEVERE")).toBe(false);
});
