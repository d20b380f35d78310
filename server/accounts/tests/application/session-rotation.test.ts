import { describe, expect, it } from "vitest";
import { browserAt, type DoorScene, doorScene, EMAIL, later, PASSWORD, verifiedAccount } from "../support/door-scene";
import { must, mustSignIn } from "../support/must";
import { actorOf } from "../support/second-factor-scene";

const seconds = (door: DoorScene, count: number): void => later(door, count / 60);

/** Somebody signed in on a device, who proved it once more: the old token and the new one. */
async function rotated(door: DoorScene) {
  const known = await verifiedAccount(door);
  const actor = await actorOf(door, known.sessionToken);
  const proof = { kind: "PASSWORD", password: PASSWORD } as const;
  const renewed = must(await door.secondFactors.stepUp(proof, actor, known.browser, known.browser.origin));
  return { ...known, actor, old: known.sessionToken, fresh: renewed.sessionToken ?? "" };
}

describe("a session that got a new token", () => {
  it("R39 goes on under it, and raises when it was proved", async () => {
    const door = doorScene();
    const { sessionToken, browser } = await verifiedAccount(door);
    const actor = await actorOf(door, sessionToken);
    later(door, 20);
    const proof = { kind: "PASSWORD", password: PASSWORD } as const;
    const { sessionToken: fresh } = must(await door.secondFactors.stepUp(proof, actor, browser, browser.origin));
    expect(fresh).not.toBe(sessionToken);
    expect(await actorOf(door, fresh ?? "")).toMatchObject({ sessionId: actor.sessionId });
    expect(door.ports.tables.sessions.get(actor.sessionId)?.session.provedAt).toEqual(door.ports.now);
    expect(door.ports.audit.at(-1)).toMatchObject({ action: "session.step-up", outcome: "DONE" });
  });

  it("R48 is served under the old one for ten seconds: other tabs had sent it already", async () => {
    const door = doorScene();
    const { old, fresh, actor } = await rotated(door);
    seconds(door, 10);
    for (const token of [old, fresh]) {
      expect(await actorOf(door, token)).toMatchObject({ sessionId: actor.sessionId, accountId: actor.accountId });
    }
    expect(door.deps.alerts.read()).toEqual({ sessionReused: 0 });
  });

  it("R48 ends with all of its device when the old one comes later; the owner is told, once, and it is counted", async () => {
    const door = doorScene();
    const { old, fresh, accountId, browser } = await rotated(door);
    const { deviceTokenHash, origin } = browser;
    const sameDevice = mustSignIn(await door.login({ identifier: EMAIL, password: PASSWORD }, deviceTokenHash, origin));
    const far = browserAt("203.0.113.99");
    const otherDevice = mustSignIn(
      await door.login({ identifier: EMAIL, password: PASSWORD }, far.deviceTokenHash, far.origin),
    );
    seconds(door, 11);
    expect(await door.resolve(old)).toEqual({ state: "SIGNED_OUT" });
    expect(await door.resolve(old)).toEqual({ state: "SIGNED_OUT" });
    expect(await door.resolve(fresh)).toEqual({ state: "SIGNED_OUT" });
    expect(await door.resolve(sameDevice.sessionToken)).toEqual({ state: "SIGNED_OUT" });
    expect(await door.resolve(otherDevice.sessionToken)).toMatchObject({ state: "LIVE" });
    expect(door.ports.notifications.filter(({ template }) => template === "SESSION_REUSED")).toMatchObject([
      { accountId },
    ]);
    expect(door.ports.audit.filter(({ action }) => action === "session.reuse")).toHaveLength(1);
    expect(door.deps.alerts.read()).toEqual({ sessionReused: 1 });
  });

  it("R48 is not ended by a page that has listened since before: that asks for the session, not for its token", async () => {
    const door = doorScene();
    const { actor } = await rotated(door);
    seconds(door, 30);
    expect(await door.recheck(actor.sessionId)).toMatchObject({ state: "LIVE" });
    expect(door.deps.alerts.read()).toEqual({ sessionReused: 0 });
  });

  it("R41 stays ended under every token it had once it was signed out", async () => {
    const door = doorScene();
    const { old, fresh, actor, browser } = await rotated(door);
    const { logout } = await import("@/server/accounts/application/use-cases/logout/logout");
    must(await logout(door.deps)(actor, browser.origin));
    for (const token of [old, fresh]) expect(await door.resolve(token)).toEqual({ state: "SIGNED_OUT_HERE" });
  });

  it("R40 keeps the end that no proof moves", async () => {
    const door = doorScene();
    const { actor, fresh } = await rotated(door);
    const end = door.ports.tables.sessions.get(actor.sessionId)?.session.expiresAt;
    door.ports.now = end ?? door.ports.now;
    expect(await door.resolve(fresh)).toEqual({ state: "EXPIRED" });
  });
});
