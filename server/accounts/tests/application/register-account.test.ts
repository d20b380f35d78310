import { describe, expect, it } from "vitest";
import { resendCode } from "@/server/accounts/application/use-cases/register-account/resend-code";
import { isVerified } from "@/server/accounts/domain/aggregates/account-aggregate";
import { browserAt, codeFor, doorScene, EMAIL, later, PASSWORD, verifiedAccount } from "../support/door-scene";
import { must, refusalCode } from "../support/must";
import { naughtyStrings } from "../support/naughty-strings";

const form = { contactKind: "EMAIL", contact: EMAIL, name: "Asha Verma", password: PASSWORD } as const;
const { origin } = browserAt("203.0.113.5");

describe("register-account", () => {
  it("makes an unverified buyer and sends a code to the address", async () => {
    const door = doorScene();
    must(await door.register(form, origin));
    const [account] = [...door.ports.tables.accounts.values()];
    expect(account).toMatchObject({ status: "ACTIVE", buyerProfile: { name: "Asha Verma" }, lock: null });
    expect(account && isVerified(account)).toBe(false);
    expect(account?.roles.map((role) => role.type)).toEqual(["BUYER"]);
    expect(door.ports.notifications).toMatchObject([{ template: "VERIFY_CONTACT", recipient: EMAIL }]);
    expect(codeFor(door, EMAIL)).toMatch(/^\d{6}$/);
  });

  it("keeps the password with the challenge: nobody plants one for somebody else", async () => {
    const door = doorScene();
    must(await door.register(form, origin));
    expect(door.ports.tables.credentials.size).toBe(0);
    expect([...door.ports.tables.verifications.values()][0]?.pendingPasswordHash).toMatch(/^\$argon2id\$/);
    expect(JSON.stringify([...door.ports.tables.verifications.values()])).not.toContain(codeFor(door, EMAIL));
  });

  it("opens a trust profile without any level of identity, and says what happened in events", async () => {
    const door = doorScene();
    must(await door.register(form, origin));
    expect([...door.ports.tables.profiles.values()]).toMatchObject([{ kycLevel: "NONE" }]);
    expect(door.ports.events.map((event) => event.type)).toEqual([
      "AccountCreated",
      "BuyerProfileCreated",
      "RoleAssigned",
    ]);
    expect(door.ports.audit).toMatchObject([{ action: "account.register", outcome: "DONE" }]);
  });

  it("R16 answers alike for a new, an unverified and a verified contact, with one hash each", async () => {
    const door = doorScene();
    await verifiedAccount(door, { email: "known@example.in" });
    must(await door.register({ ...form, contact: "half@example.in" }, origin));
    const answers = [];
    for (const contact of ["known@example.in", "half@example.in", "new@example.in"]) {
      const before = door.counted.hashes;
      const answer = must(await door.register({ ...form, contact }, origin));
      answers.push({ keys: Object.keys(answer), hashes: door.counted.hashes - before });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ keys: ["challengeId"], hashes: 1 })]),
    );
  });

  it("R18 tells the truth to the mailbox alone when the account exists", async () => {
    const door = doorScene();
    const { accountId } = await verifiedAccount(door);
    must(await door.register({ ...form, contact: "ASHA.Verma@EXAMPLE.in" }, origin));
    expect(door.ports.notifications).toMatchObject([{ template: "ALREADY_REGISTERED", accountId, values: {} }]);
    expect(door.ports.tables.accounts.size).toBe(1);
  });

  it("sends a fresh code for a new challenge when the account was never verified", async () => {
    const door = doorScene();
    const first = must(await door.register(form, origin));
    const second = must(await door.register({ ...form, password: "another teak ledger 7" }, origin));
    expect(second.challengeId).not.toBe(first.challengeId);
    expect(door.ports.tables.accounts.size).toBe(1);
    expect(door.ports.notifications).toHaveLength(2);
  });

  it("sends at most five codes an hour, and answers the same beyond", async () => {
    const door = doorScene();
    for (let index = 0; index < 8; index += 1) must(await door.register(form, origin));
    expect(door.ports.notifications).toHaveLength(5);
    later(door, 61);
    must(await door.register(form, origin));
    expect(door.ports.notifications).toHaveLength(6);
  });

  it("makes one account of fifty parallel sign-ups in different spellings", async () => {
    const door = doorScene();
    const spellings = [EMAIL, "ASHA.VERMA@EXAMPLE.IN", " asha.verma@example.in ", "Asha.Verma@ｅxample.in"];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        door.register({ ...form, contact: spellings[index % spellings.length] ?? EMAIL }, origin),
      ),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(door.ports.tables.accounts.size).toBe(1);
    expect(door.ports.audit).toHaveLength(50);
  });

  it("names every wrong field at once", async () => {
    const door = doorScene();
    const refused = await door.register(
      { contactKind: "EMAIL", contact: "asha@example", name: " ", password: "short" },
      origin,
    );
    expect(refused).toMatchObject({
      refusal: { code: "VALIDATION", fields: [{ field: "contact" }, { field: "name" }, { field: "password" }] },
    });
    expect(door.counted.hashes).toBe(0);
  });

  it.each(["password1", "asha.verma", "Asha-Verma-1", "goodstanding1", "amrev.ahsa"])(
    "refuses the password %s",
    async (password) => {
      const door = doorScene();
      expect(refusalCode(await door.register({ ...form, password }, origin))).toBe("VALIDATION");
    },
  );

  it("R13 knows one mobile number in all its spellings", async () => {
    const door = doorScene();
    for (const contact of ["+91 98765 43210", "098765-43210", "9876543210"]) {
      must(await door.register({ ...form, contactKind: "PHONE", contact }, origin));
    }
    expect(door.ports.tables.accounts.size).toBe(1);
    expect(door.ports.notifications).toMatchObject([{ channel: "SMS" }, { channel: "SMS" }, { channel: "SMS" }]);
  });

  it("never throws, whatever is typed", async () => {
    const door = doorScene();
    for (const text of naughtyStrings) {
      const input = { contactKind: "EMAIL" as const, contact: text, name: text, password: text };
      expect(typeof (await door.register(input, origin)).ok).toBe("boolean");
    }
  });

  it("closes an address that asks for a hundred accounts, by the address alone", async () => {
    const door = doorScene();
    const ask = (index: number, ip: string) =>
      door.register({ ...form, contact: `person${index}@example.in` }, browserAt(ip).origin);
    for (let index = 0; index < 100; index += 1) must(await ask(index, "198.51.100.7"));
    expect(refusalCode(await ask(100, "198.51.100.7"))).toBe("RATE_LIMITED");
    expect(refusalCode(await ask(100, "198.51.100.8"))).toBe(null);
  });
});

describe("resend-code", () => {
  const resendFor = (door: ReturnType<typeof doorScene>) => resendCode(door.deps);

  it("sends a new code with what waits, bound to a new challenge", async () => {
    const door = doorScene();
    const first = must(await door.register(form, origin));
    const second = must(await resendFor(door)(first.challengeId, origin));
    const { deviceTokenHash } = browserAt("203.0.113.5");
    const browser = { challengeId: second.challengeId, deviceTokenHash };
    expect(must(await door.verify({ code: codeFor(door, EMAIL) }, browser, origin)).signedIn).not.toBeNull();
  });

  it("answers the same for a challenge that never was", async () => {
    const door = doorScene();
    await verifiedAccount(door);
    const { challengeId } = must(await door.register(form, origin));
    door.ports.notifications.length = 0;
    expect(Object.keys(must(await resendFor(door)(challengeId, origin)))).toEqual(["challengeId"]);
    expect(door.ports.notifications).toHaveLength(0);
  });
});
