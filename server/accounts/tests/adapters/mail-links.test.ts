import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { createMailLinks } from "@/server/accounts/adapters/outbound/security/jwt-provider";
import { deriveKey } from "@/server/accounts/adapters/outbound/security/tokens";
import { newId } from "@/server/platform/new-id";
import { BUYER_ID, FRIDAY, minutesAfter } from "../support/account-facts";
import { naughtyStrings } from "../support/naughty-strings";

const SECRET = "a secret of the tests, and of nobody else";
const ORIGIN = "https://shop.example";
const CHALLENGE = newId();
const asked = { purpose: "RESET_PASSWORD", accountId: BUYER_ID, epoch: 3, challengeId: null } as const;

const linksAt = (now: Date, secret = SECRET) => createMailLinks({ secret, origin: ORIGIN, newId, now: () => now });
const links = linksAt(FRIDAY);
const tokenOf = (address: string): string => new URL(address).searchParams.get("token") ?? "";
const made = async (over: Partial<Parameters<typeof links.make>[0]> = {}) =>
  tokenOf(await links.make({ ...asked, ...over }));

describe("links in mails", () => {
  it("R69 start with the configured public address, and say what they are for", async () => {
    expect(await links.make(asked)).toMatch(/^https:\/\/shop\.example\/reset\?token=[\w.-]+$/);
    expect(await links.make({ ...asked, purpose: "VERIFY_CONTACT", challengeId: CHALLENGE })).toMatch(
      /^https:\/\/shop\.example\/verify\?token=[\w.-]+$/,
    );
  });

  it("come back as they were made", async () => {
    const token = await made({ purpose: "VERIFY_CONTACT", challengeId: CHALLENGE });
    expect(await links.read("VERIFY_CONTACT", token)).toEqual({
      purpose: "VERIFY_CONTACT",
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      accountId: BUYER_ID,
      epoch: 3,
      challengeId: CHALLENGE,
      expiresAt: minutesAfter(30),
    });
  });

  it("R69 are over after half an hour, and name their challenge for a day", async () => {
    const token = await made();
    expect(await linksAt(minutesAfter(29)).read("RESET_PASSWORD", token)).not.toBeNull();
    expect(await linksAt(minutesAfter(30)).read("RESET_PASSWORD", token)).toBeNull();
    expect(await linksAt(minutesAfter(31)).readLate("RESET_PASSWORD", token)).not.toBeNull();
    expect(await linksAt(minutesAfter(25 * 60)).readLate("RESET_PASSWORD", token)).toBeNull();
  });

  it("R69 of one purpose are no links for another", async () => {
    expect(await links.read("VERIFY_CONTACT", await made())).toBeNull();
  });

  it("of another installation, changed ones and unsigned ones are worth nothing", async () => {
    const token = await made();
    const [head = "", body = "", signature = ""] = token.split(".");
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${body}.`;
    const changed = Buffer.from(Buffer.from(body, "base64url").toString().replace('"epoch":3', '"epoch":4')).toString(
      "base64url",
    );
    expect(changed).not.toBe(body);
    const foreign = await linksAt(FRIDAY, "another secret altogether, of the same length").make(asked);
    for (const bad of [unsigned, `${head}.${changed}.${signature}`, tokenOf(foreign), `${token}x`, "x".repeat(5_000)]) {
      expect(await links.read("RESET_PASSWORD", bad)).toBeNull();
    }
  });

  it("need every claim, whoever signed them", async () => {
    const key = deriveKey(SECRET, "mail-link");
    const base = () =>
      new SignJWT({ epoch: 3 })
        .setProtectedHeader({ alg: "HS256" })
        .setIssuer("goodstanding")
        .setAudience("RESET_PASSWORD")
        .setSubject(BUYER_ID)
        .setJti(newId())
        .setIssuedAt(FRIDAY.getTime() / 1000);
    const until = FRIDAY.getTime() / 1000 + 60;
    expect(await links.read("RESET_PASSWORD", await base().setExpirationTime(until).sign(key))).not.toBeNull();
    expect(await links.read("RESET_PASSWORD", await base().sign(key))).toBeNull();
    const strange = [
      base().setSubject("asha"),
      base().setJti("1"),
      base().setIssuer("somebody"),
      base().setAudience("x"),
    ];
    for (const token of strange) {
      expect(await links.read("RESET_PASSWORD", await token.setExpirationTime(until).sign(key))).toBeNull();
    }
  });

  it("never throws, whatever is typed", async () => {
    for (const text of naughtyStrings) expect(await links.read("RESET_PASSWORD", text)).toBeNull();
  });
});
