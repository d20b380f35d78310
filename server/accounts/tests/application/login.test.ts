import { describe, expect, it } from "vitest";
import { passwordHasher } from "@/server/accounts/adapters/outbound/security/password-hasher";
import { suspend } from "@/server/accounts/domain/aggregates/account-life-cycle";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { staff } from "../support/account-facts";
import { browserAt, type DoorScene, doorScene, EMAIL, later, PASSWORD, verifiedAccount } from "../support/door-scene";
import { must, mustSignIn, refusalCode } from "../support/must";
import { naughtyStrings } from "../support/naughty-strings";

const weakHasher = passwordHasher({ parameters: { memoryKib: 32, iterations: 1, parallelism: 1 } });

const signIn = (door: DoorScene, password: string, from = browserAt("198.51.100.9"), identifier = EMAIL) =>
  door.login({ identifier, password }, from.deviceTokenHash, from.origin);

function change(door: DoorScene, id: AccountId, next: (account: Account) => Account): void {
  const account = door.ports.tables.accounts.get(id);
  if (!account) throw new Error("There is no such account.");
  door.ports.tables.accounts.set(id, next(account));
}

function lock(door: DoorScene, id: AccountId, scope: "ACCOUNT" | "UNKNOWN_DEVICES" = "ACCOUNT"): void {
  const at = door.ports.now;
  const until = new Date(at.getTime() + 3_600_000);
  const order = { reason: "IDENTITY_DOUBT", scope, until, by: "system:policy", at } as const;
  change(door, id, (account) => must(lockAccount(account, order)).account);
}

describe("login", () => {
  it("records the device, opens a session and says so, in the order of the flow", async () => {
    const door = doorScene();
    const { browser } = await verifiedAccount(door);
    const signedIn = mustSignIn(await signIn(door, PASSWORD, browser));
    expect(await door.resolve(signedIn.sessionToken)).toMatchObject({ state: "LIVE", actor: { kind: "HOLDER" } });
    expect(door.ports.events.map((event) => event.type)).toEqual(["SessionCreated", "LoginSuccess"]);
    expect(door.ports.audit).toMatchObject([{ action: "session.login", outcome: "DONE" }]);
  });

  it("R38 stores no token that could sign anybody in", async () => {
    const door = doorScene();
    const { browser } = await verifiedAccount(door);
    const { sessionToken } = mustSignIn(await signIn(door, PASSWORD, browser));
    expect(sessionToken).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify([...door.ports.tables.sessions.values()])).not.toContain(sessionToken);
  });

  it("R16 answers alike and hashes once for wrong, unknown, unverified, locked, suspended and staff", async () => {
    const door = doorScene();
    const locked = await verifiedAccount(door, { email: "locked@example.in" });
    const suspended = await verifiedAccount(door, { email: "suspended@example.in" });
    await verifiedAccount(door);
    const form = { contactKind: "EMAIL", contact: "half@example.in", name: "Half Way", password: PASSWORD } as const;
    must(await door.register(form, browserAt("203.0.113.77").origin));
    lock(door, locked.accountId);
    const order = { reason: "PAYMENT_FRAUD", by: "system:policy", at: door.ports.now } as const;
    change(door, suspended.accountId, (account) => must(suspend(account, order)).account);
    const analyst = staff("ANALYST");
    door.ports.tables.accounts.set(analyst.id, analyst);
    const people = [EMAIL, "nobody@example.in", "half@example.in", "locked@example.in", "suspended@example.in"];
    const answers = [];
    for (const identifier of [...people, analyst.email?.email.address ?? ""]) {
      const before = door.counted.hashes;
      const answer = await signIn(door, "not the password", browserAt(`198.51.100.${answers.length}`), identifier);
      answers.push(JSON.stringify({ answer, hashes: door.counted.hashes - before }));
    }
    expect(new Set(answers)).toEqual(
      new Set([JSON.stringify({ answer: { ok: false, refusal: { code: "AUTHENTICATION_FAILED" } }, hashes: 1 })]),
    );
  });

  it("R28 opens no session for staff before they set up a second factor", async () => {
    const door = doorScene();
    const { accountId } = await verifiedAccount(door);
    const analyst = staff("ANALYST");
    const hash = door.ports.tables.credentials.get(accountId)?.passwordHash;
    if (!hash) throw new Error("There is no credential.");
    door.ports.tables.accounts.set(analyst.id, analyst);
    const lastChangedAt = new Date(door.ports.now.getTime() - 60_000);
    door.ports.tables.credentials.set(analyst.id, { accountId: analyst.id, passwordHash: hash, lastChangedAt });
    const answer = must(await signIn(door, PASSWORD, undefined, analyst.email?.email.address));
    expect(answer).toMatchObject({ next: "PROVE", pending: { needs: "ENROL", sent: null } });
    expect([...door.ports.tables.sessions.values()].some(({ session }) => session.accountId === analyst.id)).toBe(
      false,
    );
  });

  it("tells a holder who proved the password that the account is on hold, and opens no session", async () => {
    const door = doorScene();
    const { accountId, browser } = await verifiedAccount(door);
    const sessions = door.ports.tables.sessions.size;
    lock(door, accountId);
    expect(refusalCode(await signIn(door, PASSWORD, browser))).toBe("ACCOUNT_LOCKED");
    expect(refusalCode(await signIn(door, "not the password", browser))).toBe("AUTHENTICATION_FAILED");
    expect(door.ports.tables.sessions.size).toBe(sessions);
  });

  it("leaves the event and one refused entry when it fails", async () => {
    const door = doorScene();
    await verifiedAccount(door);
    await signIn(door, "not the password");
    expect(door.ports.events).toMatchObject([{ type: "LoginFailed", cause: "WRONG_PASSWORD", knownDevice: false }]);
    expect(door.ports.audit).toMatchObject([{ action: "session.login", outcome: "AUTHENTICATION_FAILED" }]);
  });

  it("counts failures of unknown people without an account to name", async () => {
    const door = doorScene();
    await signIn(door, "not the password", undefined, "nobody@example.in");
    expect(door.ports.audit).toHaveLength(0);
    expect(door.ports.earlyRefusals).toMatchObject([{ action: "session.login", code: "AUTHENTICATION_FAILED" }]);
  });

  it("hashes no more than the budget of unknown devices, however many try at once", async () => {
    const door = doorScene();
    await verifiedAccount(door);
    const before = door.counted.hashes;
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => signIn(door, `guess ${index}`, browserAt(`198.51.${index}.9`))),
    );
    expect(door.counted.hashes - before).toBe(5);
    expect(answers.filter((answer) => refusalCode(answer) === "RATE_LIMITED")).toHaveLength(195);
  });

  it("waits alike for somebody unknown", async () => {
    const door = doorScene();
    await verifiedAccount(door);
    const tryTen = async (identifier: string, ip: string) => {
      const answers = [];
      for (let index = 0; index < 10; index += 1) answers.push(await signIn(door, "guess", browserAt(ip), identifier));
      return JSON.stringify(answers);
    };
    expect(await tryTen(EMAIL, "198.51.100.1")).toBe(await tryTen("nobody@example.in", "203.0.113.1"));
  });

  it("lets the owner in from a known device while a thousand addresses hammer", async () => {
    const door = doorScene();
    const { browser } = await verifiedAccount(door);
    const hammer = Array.from({ length: 1_000 }, (_, index) =>
      signIn(door, "guess", browserAt(`100.${64 + (index >> 8)}.${index & 255}.1`)),
    );
    await Promise.all(hammer);
    expect(refusalCode(await signIn(door, PASSWORD, browser))).toBe(null);
    expect(refusalCode(await signIn(door, PASSWORD, browserAt("192.0.2.1")))).toBe("RATE_LIMITED");
  });

  it("locks unknown devices out after a hundred failures in an hour, and leaves known ones and sessions alone", async () => {
    const door = doorScene();
    const { accountId, browser, sessionToken } = await verifiedAccount(door);
    for (let index = 0; index < 100; index += 1) await signIn(door, "guess", browserAt(`198.51.${index}.9`));
    expect(door.ports.tables.accounts.get(accountId)?.lock).toMatchObject({ scope: "UNKNOWN_DEVICES" });
    expect(door.ports.events.filter((event) => event.type === "AccountLocked")).toHaveLength(1);
    expect(door.ports.audit.filter((entry) => entry.action === "account.lock")).toMatchObject([
      { actor: { name: "system:policy" }, outcome: "DONE" },
    ]);
    expect(await door.resolve(sessionToken)).toMatchObject({ state: "LIVE" });
    expect(refusalCode(await signIn(door, PASSWORD, browser))).toBe(null);
    later(door, 16);
    expect(refusalCode(await signIn(door, PASSWORD, browserAt("192.0.2.1")))).toBe("AUTHENTICATION_FAILED");
  });

  it("R23 opens the door again when the wait is over, for twice as long the next time", async () => {
    const door = doorScene();
    await verifiedAccount(door);
    const fail = () => signIn(door, "guess");
    for (let index = 0; index < 5; index += 1) await fail();
    expect(await fail()).toMatchObject({ refusal: { code: "RATE_LIMITED", retryAfterSeconds: 900 } });
    later(door, 15);
    for (let index = 0; index < 5; index += 1) expect(refusalCode(await fail())).toBe("AUTHENTICATION_FAILED");
    expect(await fail()).toMatchObject({ refusal: { code: "RATE_LIMITED", retryAfterSeconds: 1_800 } });
  });

  it("does not let an attacker's own success wipe out the failures of their address", async () => {
    const door = doorScene();
    const mallory = await verifiedAccount(door, { email: "mallory@example.in", browser: browserAt("198.51.100.66") });
    for (let index = 0; index < 49; index += 1) {
      await signIn(door, "guess", browserAt("198.51.100.66"), `victim${index}@example.in`);
      if (index % 7 === 0) must(await signIn(door, PASSWORD, mallory.browser, "mallory@example.in"));
    }
    await signIn(door, "guess", browserAt("198.51.100.66"), "victim50@example.in");
    expect(refusalCode(await signIn(door, "guess", browserAt("198.51.100.66"), "victim51@example.in"))).toBe(
      "RATE_LIMITED",
    );
  });

  it("tells the owner of a device that is new, and weighs it, but not the first one", async () => {
    const door = doorScene();
    const { accountId } = await verifiedAccount(door);
    expect(door.ports.tables.signals.size).toBe(0);
    must(await signIn(door, PASSWORD));
    expect(door.ports.notifications).toMatchObject([{ template: "NEW_DEVICE", recipient: EMAIL, accountId }]);
    expect([...door.ports.tables.signals.values()]).toMatchObject([
      { factor: "newDevices", good: 0, bad: 1, accountId },
    ]);
    expect(door.ports.events.map((event) => event.type)).toContain("TrustSignalRecorded");
  });

  it("keeps ten sessions and ends the oldest", async () => {
    const door = doorScene();
    const { browser, sessionToken } = await verifiedAccount(door);
    for (let index = 0; index < 10; index += 1) {
      later(door, 1);
      must(await signIn(door, PASSWORD, browser));
    }
    expect(await door.resolve(sessionToken)).toEqual({ state: "SIGNED_OUT" });
    expect([...door.ports.tables.sessions.values()].filter(({ session }) => !session.ended)).toHaveLength(10);
    expect(door.ports.events).toContainEqual(
      expect.objectContaining({ type: "SessionRevoked", cause: "TOO_MANY_SESSIONS" }),
    );
  });

  it("R09 makes the hash anew when it was made with less, and nothing else changes", async () => {
    const door = doorScene();
    const { accountId, browser } = await verifiedAccount(door);
    const before = door.ports.tables.credentials.get(accountId);
    if (!before) throw new Error("There is no credential.");
    const weaker = must(await weakHasher.hash(PASSWORD));
    door.ports.tables.credentials.set(accountId, { ...before, passwordHash: weaker });
    must(await signIn(door, PASSWORD, browser));
    const after = door.ports.tables.credentials.get(accountId);
    expect(after?.passwordHash).toMatch(/m=64,t=1/);
    expect(after?.lastChangedAt).toEqual(before.lastChangedAt);
  });

  it("never throws, whatever is typed", async () => {
    const door = doorScene();
    await verifiedAccount(door);
    for (const text of naughtyStrings) {
      expect((await signIn(door, text, browserAt("192.0.2.9"), text)).ok).toBe(false);
      expect((await signIn(door, text, browserAt("192.0.2.9"))).ok).toBe(false);
    }
  });
});
