import { describe, expect, it } from "vitest";
import { login } from "@/server/accounts/application/use-cases/login/login";
import { refuse } from "@/server/accounts/domain/result";
import { phoneOf } from "../support/account-facts";
import { browserAt, type DoorScene, doorScene, EMAIL, PASSWORD, verifiedAccount } from "../support/door-scene";
import { refusalCode } from "../support/must";

const full = refuse({ code: "UNAVAILABLE", retryAfterSeconds: 1 });

const stranger = browserAt("198.51.100.9");

const signIn = (door: DoorScene, password: string, from = stranger, identifier = EMAIL) =>
  door.login({ identifier, password }, from.deviceTokenHash, from.origin);

async function fail(door: DoorScene, times: number, from = stranger, identifier = EMAIL) {
  const codes = [];
  for (let n = 0; n < times; n += 1) codes.push(refusalCode(await signIn(door, `guess ${n}`, from, identifier)));
  return codes;
}

describe("nothing but the right password wins a guess back", () => {
  it.each([
    ["a character nobody can type", "guess\0"],
    ["more bytes than a password has", "\u{1f600}".repeat(300)],
  ])("not a password with %s", async (_what, impossible) => {
    const door = doorScene();
    await verifiedAccount(door);
    await fail(door, 4);
    expect(refusalCode(await signIn(door, impossible))).toBe("VALIDATION");
    expect(await fail(door, 1)).toEqual(["RATE_LIMITED"]);
  });

  it("and a full queue gives back the one attempt that it turned away", async () => {
    const door = doorScene();
    await verifiedAccount(door);
    await fail(door, 4);
    const passwordHasher = { ...door.deps.passwordHasher, verify: async () => full };
    const busy = { ...door, login: login({ ...door.deps, passwordHasher }) };
    for (let n = 0; n < 3; n += 1) expect(refusalCode(await signIn(busy, "guess"))).toBe("UNAVAILABLE");
    expect(await fail(door, 2)).toEqual(["AUTHENTICATION_FAILED", "RATE_LIMITED"]);
  });
});

it("tells by no wait that two contacts are one account's", async () => {
  const door = doorScene();
  const { accountId } = await verifiedAccount(door);
  const account = door.ports.tables.accounts.get(accountId);
  if (!account) throw new Error("There is no account.");
  const phone = { kind: "PHONE", phone: phoneOf("+919820455667"), verifiedAt: door.ports.now } as const;
  door.ports.tables.accounts.set(accountId, { ...account, phone });
  await fail(door, 6);
  const other = browserAt("192.0.2.1");
  const answers = [
    await signIn(door, "guess", other, "+919820455667"),
    await signIn(door, "guess", other, "+919820455668"),
  ];
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

describe("an address", () => {
  it("R26 is one customer's /64: changing within it wins nothing", async () => {
    const door = doorScene();
    for (let n = 0; n < 50; n += 1) await fail(door, 1, browserAt(`2001:db8:7:7::${n}`), `victim${n}@example.in`);
    expect(await fail(door, 1, browserAt("2001:db8:7:7:ffff::1"), "another@example.in")).toEqual(["RATE_LIMITED"]);
    expect(await fail(door, 1, browserAt("2001:db8:7:8::1"), "another@example.in")).toEqual(["AUTHENTICATION_FAILED"]);
  });

  it("R21 that a neighbour used up does not keep a known device out", async () => {
    const door = doorScene();
    const { browser } = await verifiedAccount(door, { browser: browserAt("198.51.100.9") });
    for (let n = 0; n < 51; n += 1) await fail(door, 1, stranger, `victim${n}@example.in`);
    expect(await fail(door, 1, stranger, "another@example.in")).toEqual(["RATE_LIMITED"]);
    expect(refusalCode(await signIn(door, PASSWORD, browser))).toBe(null);
  });
});

it("a flood locks unknown devices out a few times, not with every wave", async () => {
  const door = doorScene();
  await verifiedAccount(door);
  const flood = Array.from({ length: 1_000 }, (_, n) =>
    signIn(door, "guess", browserAt(`100.64.${n >> 8}.${n & 255}`)),
  );
  await Promise.all(flood);
  expect(door.ports.audit.filter(({ action }) => action === "account.lock").length).toBeLessThan(5);
});

it("leaves a trace of a sign-in that names nobody", async () => {
  const door = doorScene();
  expect(refusalCode(await signIn(door, "guess", stranger, "not a contact"))).toBe("VALIDATION");
  expect(door.ports.earlyRefusals).toMatchObject([{ action: "session.login", code: "VALIDATION" }]);
});
