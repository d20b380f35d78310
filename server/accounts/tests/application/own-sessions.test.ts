import { describe, expect, it } from "vitest";
import { endOwnSessions } from "@/server/accounts/application/use-cases/end-own-sessions/end-own-sessions";
import { endSession } from "@/server/accounts/application/use-cases/end-session/end-session";
import { logout } from "@/server/accounts/application/use-cases/logout/logout";
import { touchSession } from "@/server/accounts/application/use-cases/resolve-session/resolve-session";
import { updateProfile } from "@/server/accounts/application/use-cases/update-profile/update-profile";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import {
  type Browser,
  browserAt,
  type DoorScene,
  doorScene,
  EMAIL,
  later,
  PASSWORD,
  verifiedAccount,
} from "../support/door-scene";
import { must, mustSignIn, refusalCode } from "../support/must";

async function live(door: DoorScene, token: string) {
  const session = await door.resolve(token);
  if (session.state !== "LIVE" || session.actor.kind !== "HOLDER") throw new Error(`The session is ${session.state}.`);
  return { ...session, actor: session.actor };
}

/** A holder signed in twice: here, and from a second browser. */
async function twice() {
  const door = doorScene();
  const { browser, sessionToken: here } = await verifiedAccount(door);
  const second = await signIn(door, browserAt("198.51.100.4"));
  return { door, browser, here, there: second, actor: (await live(door, here)).actor };
}

const signIn = async (door: DoorScene, from: Browser): Promise<string> =>
  mustSignIn(await door.login({ identifier: EMAIL, password: PASSWORD }, from.deviceTokenHash, from.origin))
    .sessionToken;

const { origin } = browserAt("203.0.113.5");

describe("sign-out", () => {
  it("R41 ends the session at the server: a copy of the cookie is worth nothing", async () => {
    const { door, here, there, actor } = await twice();
    must(await logout(door.deps)(actor, origin));
    expect(await door.resolve(here)).toEqual({ state: "SIGNED_OUT_HERE" });
    expect(await door.resolve(there)).toMatchObject({ state: "LIVE" });
    expect(door.ports.events.at(-1)).toMatchObject({ type: "LoggedOut", sessionId: actor.sessionId });
    expect(door.ports.audit.at(-1)).toMatchObject({ action: "session.logout", outcome: "DONE" });
  });

  it("is refused, and audited, when the session had ended already", async () => {
    const { door, actor } = await twice();
    must(await logout(door.deps)(actor, origin));
    expect(refusalCode(await logout(door.deps)(actor, origin))).toBe("SESSION_ENDED");
    expect(door.ports.audit.at(-1)).toMatchObject({ action: "session.logout", outcome: "SESSION_ENDED" });
  });
});

describe("where you are signed in", () => {
  it("R44 ends one session and leaves this one", async () => {
    const { door, here, there, actor } = await twice();
    const { sessionId } = (await live(door, there)).actor;
    expect(must(await endSession(door.deps)({ sessionId }, actor, origin))).toMatchObject({ ended: 1 });
    expect(await door.resolve(there)).toEqual({ state: "SIGNED_OUT" });
    expect(await door.resolve(here)).toMatchObject({ state: "LIVE" });
    expect(must(await endSession(door.deps)({ sessionId }, actor, origin))).toMatchObject({ ended: 0 });
  });

  it("does not know somebody else's session", async () => {
    const { door, actor } = await twice();
    const other = await verifiedAccount(door, { email: "other@example.in" });
    const { sessionId } = (await live(door, other.sessionToken)).actor;
    expect(refusalCode(await endSession(door.deps)({ sessionId }, actor, origin))).toBe("NOT_FOUND");
    expect(await door.resolve(other.sessionToken)).toMatchObject({ state: "LIVE" });
  });

  it("R44 signs out everywhere else", async () => {
    const { door, here, there, actor } = await twice();
    expect(must(await endOwnSessions(door.deps)(actor, origin))).toMatchObject({ ended: 1 });
    expect(await door.resolve(there)).toEqual({ state: "SIGNED_OUT" });
    expect(await door.resolve(here)).toMatchObject({ state: "LIVE" });
    expect(door.ports.events.at(-1)).toMatchObject({ type: "SessionRevoked", cause: "ENDED_BY_HOLDER" });
  });
});

describe("the check of every request", () => {
  it("refuses a token that nobody gave out, of any shape", async () => {
    const door = doorScene();
    await verifiedAccount(door);
    for (const token of ["", "x", "a".repeat(43), "é".repeat(43), "../..", "\0".repeat(43)]) {
      expect(await door.resolve(token)).toEqual({ state: "UNKNOWN" });
    }
  });

  it("R40 ends a session after fourteen idle days, and after thirty whatever happens", async () => {
    const { door, here, browser } = await twice();
    later(door, 14 * 24 * 60);
    expect(await door.resolve(here)).toEqual({ state: "EXPIRED" });
    const busy = await signIn(door, browser);
    const touch = touchSession({ sessionReader: door.ports.sessionReader, now: door.ports.clock });
    for (let day = 0; day < 29; day += 1) {
      later(door, 24 * 60);
      await touch(await live(door, busy));
    }
    later(door, 24 * 60);
    expect(await door.resolve(busy)).toEqual({ state: "EXPIRED" });
  });

  it("writes last-seen at most once a minute", async () => {
    const { door, here } = await twice();
    const touch = touchSession({ sessionReader: door.ports.sessionReader, now: door.ports.clock });
    const { lastSeenAt } = await live(door, here);
    door.ports.now = new Date(lastSeenAt.getTime() + 59_000);
    await touch(await live(door, here));
    expect((await live(door, here)).lastSeenAt).toEqual(lastSeenAt);
    door.ports.now = new Date(lastSeenAt.getTime() + 60_000);
    await touch(await live(door, here));
    expect((await live(door, here)).lastSeenAt).toEqual(door.ports.now);
  });

  it.each([
    ["ACCOUNT", "ON_HOLD"],
    ["SELLER", "LIVE"],
    ["UNKNOWN_DEVICES", "LIVE"],
  ] as const)("under a lock of scope %s a session is %s", async (scope, state) => {
    const { door, here, actor } = await twice();
    const account = door.ports.tables.accounts.get(actor.accountId);
    if (!account) throw new Error("There is no account.");
    const at = door.ports.now;
    const until = new Date(at.getTime() + 3_600_000);
    const order = { reason: "IDENTITY_DOUBT", scope, until, by: "system:policy", at } as const;
    door.ports.tables.accounts.set(account.id, must(lockAccount(account, order)).account);
    expect(await door.resolve(here)).toMatchObject({ state });
  });
});

describe("update-profile", () => {
  it("changes what the holder says of themselves", async () => {
    const { door, actor } = await twice();
    const update = updateProfile(door.deps);
    must(await update({ name: "Asha V. Iyer", dateOfBirth: "1994-08-14", gender: "FEMALE" }, actor, origin));
    const profile = () => door.ports.tables.accounts.get(actor.accountId)?.buyerProfile;
    expect(profile()).toMatchObject({ name: "Asha V. Iyer", dateOfBirth: "1994-08-14", gender: "FEMALE" });
    must(await update({ name: "Asha V. Iyer", dateOfBirth: "", gender: "" }, actor, origin));
    expect(profile()).toMatchObject({ dateOfBirth: null, gender: null });
    expect(door.ports.events.at(-1)).toMatchObject({ type: "AccountDetailsChanged", changed: ["buyerProfile"] });
  });

  it("changes nothing and emits nothing when asked for what is there", async () => {
    const { door, actor } = await twice();
    door.ports.events.length = 0;
    must(await updateProfile(door.deps)({ name: "Asha Verma", dateOfBirth: "", gender: "" }, actor, origin));
    expect(door.ports.events).toHaveLength(0);
  });

  it("names every wrong field", async () => {
    const { door, actor } = await twice();
    const refused = await updateProfile(door.deps)({ name: "", dateOfBirth: "2027-01-01", gender: "" }, actor, origin);
    expect(refused).toMatchObject({ refusal: { fields: [{ field: "name" }, { field: "dateOfBirth" }] } });
    expect(door.ports.audit.at(-1)).toMatchObject({ action: "account.update-profile", outcome: "VALIDATION" });
  });
});
