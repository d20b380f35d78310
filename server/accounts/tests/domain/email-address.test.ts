import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Email, parseEmail } from "@/server/accounts/domain/value-objects/email";
import { badInput, badInputTitle } from "../support/bad-input";
import { must, refusalCode } from "../support/must";

const keyOf = (text: string): string => must(parseEmail(text)).key;

describe("R11 one mailbox has one key, however it is typed", () => {
  it.each([
    "admin@example.com",
    "  ADMIN@example.com ",
    "ａdmin@example.com",
    "admin＠example.com",
    "admin@EXAMPLE。com",
    "Admin@Example.Com",
  ])("%j", (text) => expect(keyOf(text)).toBe("admin@example.com"));

  it("writes an international domain as DNS asks for it", () => {
    expect(keyOf("anna@münchen.de")).toBe("anna@xn--mnchen-3ya.de");
    expect(keyOf("anna@xn--mnchen-3ya.de")).toBe("anna@xn--mnchen-3ya.de");
  });

  it("keeps the address as typed for mail, and compares by the key", () => {
    expect(must(parseEmail("Asha.Verma@Example.com"))).toEqual({
      address: "Asha.Verma@example.com",
      key: "asha.verma@example.com",
    });
  });
});

describe("refused", () => {
  it.each([
    ["nothing", "  "],
    ["zero width space", "admin\u200b@example.com"],
    ["right-to-left override", "\u202eadmin@example.com"],
    ["soft hyphen", "ad\u00admin@example.com"],
    ["a letter without a shape", "ad\u3164min@example.com"],
    ["NUL", "a\0b@example.com"],
    ["line break inside", "a@example.com\nBcc: b@example.com"],
    ["two addresses", "a@example.com, b@example.com"],
    ["no dot in the domain", "admin@localhost"],
    ["address by IP", "a@127.0.0.1"],
    ["address by hexadecimal IP", "a@x.0x7f"],
    ["percent signs in the domain", "a@%65xample.com"],
    ["port", "a@example.com:80"],
    ["dot at the end", "a@example.com."],
    ["dots in a row", "a..b@example.com"],
    ["quotes", '"a b"@example.com'],
    ["two at signs", "a@b@example.com"],
    ["underscore in the domain", "a@ex_ample.com"],
    ["65 bytes before the @", `${"a".repeat(65)}@example.com`],
    ["255 bytes in all", `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.example.com`],
  ])("%s", (_, text) => expect(refusalCode(parseEmail(text))).toBe("VALIDATION"));
});

it("reads its own key back unchanged, and never a character that can't be seen", () => {
  const awkward = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: "binary", maxLength: 40 }).map((local) => `${local}@example.com`),
    fc.string({ unit: "grapheme", maxLength: 30 }).map((domain) => `asha@${domain}.com`),
  );
  fc.assert(
    fc.property(awkward, (text) => {
      const parsed = parseEmail(text);
      if (!parsed.ok) return;
      const { key, address }: Email = parsed.value;
      expect(keyOf(key)).toBe(key);
      expect(keyOf(address)).toBe(key);
      expect(key).not.toMatch(/[\p{Cc}\p{Cf}\s]/u);
    }),
    { numRuns: 1_000 },
  );
});

describe.skipIf(badInput.isMissing)(badInputTitle("the isemail collection"), () => {
  const unescaped = (text: string): string =>
    text
      .replace(/&#x24([01][0-9A-F]);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, "&");
  const cases = badInput.isMissing
    ? []
    : [...badInput.read("isemail-tests.xml").matchAll(/<test id="\d+">([\s\S]*?)<\/test>/g)].map(([, body = ""]) => ({
        address: unescaped(/<address>([\s\S]*?)<\/address>/.exec(body)?.[1] ?? ""),
        category: /<category>ISEMAIL_(.*?)<\/category>/.exec(body)?.[1] ?? "",
      }));

  it("has every case", () => expect(cases.length).toBeGreaterThan(150));

  it("accepts what mail can reach, save a domain without a dot", () => {
    const ordinary = cases.filter(({ category }) => category === "VALID_CATEGORY" || category === "DNSWARN");
    const refused = ordinary.filter(({ address }) => !parseEmail(address).ok).map(({ address }) => address);
    expect(refused).toEqual(["test@io"]);
  });

  it("refuses the rest, save space around an ordinary address", () => {
    const odd = cases.filter(({ category }) => category !== "VALID_CATEGORY" && category !== "DNSWARN");
    const accepted = odd.filter(({ address }) => parseEmail(address).ok);
    expect(accepted.map(({ address }) => address.trim()).filter((address) => address !== "test@iana.org")).toEqual([]);
  });
});
