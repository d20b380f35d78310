import { describe, expect, it } from "vitest";
import { denyDevice } from "@/server/accounts/application/use-cases/deny-device/deny-device";
import { renameDevice } from "@/server/accounts/application/use-cases/rename-device/rename-device";
import {
  type Browser,
  browserAt,
  type DoorScene,
  doorScene,
  EMAIL,
  PASSWORD,
  verifiedAccount,
} from "../support/door-scene";
import { must, refusalCode } from "../support/must";
import { naughtyStrings } from "../support/naughty-strings";

const { origin } = browserAt("203.0.113.5");

async function live(door: DoorScene, token: string) {
  const session = await door.resolve(token);
  if (session.state !== "LIVE" || session.actor.kind !== "HOLDER") throw new Error(`The session is ${session.state}.`);
  const { deviceId } = door.ports.tables.sessions.get(session.actor.sessionId)?.session ?? {};
  if (!deviceId) throw new Error("The session has no device.");
  return { actor: session.actor, deviceId };
}

const signIn = async (door: DoorScene, from: Browser): Promise<string> => {
  const entered = must(await door.login({ identifier: EMAIL, password: PASSWORD }, from.deviceTokenHash, from.origin));
  if (entered.next !== "SIGNED_IN") throw new Error("Another proof was asked for.");
  return entered.sessionToken;
};

/** A holder here, a stranger's browser that knew the password, and a second browser of the holder's. */
async function scene() {
  const door = doorScene();
  const { sessionToken: here } = await verifiedAccount(door);
  const stranger = browserAt("198.51.100.66");
  const strange = await signIn(door, stranger);
  const second = await signIn(door, browserAt("198.51.100.4"));
  const holder = await live(door, here);
  return { door, here, stranger, strange, second, actor: holder.actor, ownDevice: holder.deviceId };
}

describe("this was not me", () => {
  it("ends the sessions of that device at once, and no others", async () => {
    const { door, here, strange, second, actor } = await scene();
    const { deviceId } = await live(door, strange);
    const denied = must(await denyDevice(door.deps)({ deviceId, everywhereElse: false }, actor, origin));
    expect(denied.ended).toBe(1);
    expect(await door.resolve(strange)).not.toMatchObject({ state: "LIVE" });
    expect(await door.resolve(second)).toMatchObject({ state: "LIVE" });
    expect(await door.resolve(here)).toMatchObject({ state: "LIVE" });
    expect(door.ports.audit.at(-1)).toMatchObject({ action: "account.deny-device", outcome: "DONE" });
  });

  it("ends all others too where asked, and leaves the one that asks", async () => {
    const { door, here, strange, second, actor } = await scene();
    const { deviceId } = await live(door, strange);
    must(await denyDevice(door.deps)({ deviceId, everywhereElse: true }, actor, origin));
    expect(await door.resolve(second)).not.toMatchObject({ state: "LIVE" });
    expect(await door.resolve(here)).toMatchObject({ state: "LIVE" });
  });

  it("makes the device unknown for good: it loses its own budget, and the password alone lets it in no more", async () => {
    const { door, stranger, strange, actor } = await scene();
    const { deviceId } = await live(door, strange);
    must(await denyDevice(door.deps)({ deviceId, everywhereElse: false }, actor, origin));
    const facts = await door.ports.signInDirectory.findByContact(
      { kind: "EMAIL", key: EMAIL },
      stranger.deviceTokenHash,
    );
    expect(facts?.knownDeviceId).toBeNull();
    door.ports.notifications.length = 0;
    const entered = must(
      await door.login({ identifier: EMAIL, password: PASSWORD }, stranger.deviceTokenHash, stranger.origin),
    );
    expect(entered).toMatchObject({ next: "PROVE", pending: { needs: "CODE" } });
    expect(door.ports.notifications.map(({ template }) => template)).toEqual(["SIGN_IN_CODE"]);
    const again = await door.ports.signInDirectory.findByContact(
      { kind: "EMAIL", key: EMAIL },
      stranger.deviceTokenHash,
    );
    expect(again?.knownDeviceId).toBeNull();
  });

  it("betters no standing: what the device left as evidence stays", async () => {
    const { door, strange, actor } = await scene();
    const before = [...door.ports.tables.signals.values()];
    const { deviceId } = await live(door, strange);
    must(await denyDevice(door.deps)({ deviceId, everywhereElse: true }, actor, origin));
    expect([...door.ports.tables.signals.values()]).toEqual(before);
  });

  it("said twice changes nothing more; of this very device, or somebody else's, it is refused and audited", async () => {
    const { door, strange, actor, ownDevice } = await scene();
    const { deviceId } = await live(door, strange);
    const deny = (id: string) => denyDevice(door.deps)({ deviceId: id, everywhereElse: false }, actor, origin);
    must(await deny(deviceId));
    expect(must(await deny(deviceId)).ended).toBe(0);
    expect(refusalCode(await deny(ownDevice))).toBe("VALIDATION");
    expect(refusalCode(await deny("019ce0bc-0000-7000-8000-00000000ffff"))).toBe("NOT_FOUND");
    expect(door.ports.audit.at(-1)).toMatchObject({ action: "account.deny-device", outcome: "NOT_FOUND" });
  });
});

describe("a device's name", () => {
  it("is its owner's word, tidied, and can be taken away", async () => {
    const { door, actor, ownDevice } = await scene();
    const rename = (name: string) => renameDevice(door.deps)({ deviceId: ownDevice, name }, actor, origin);
    const nameNow = () => door.ports.tables.devices.get(ownDevice)?.device.name;
    must(await rename("  Kitchen   tablet "));
    expect(nameNow()).toBe("Kitchen tablet");
    must(await rename(""));
    expect(nameNow()).toBeNull();
    expect(door.ports.audit.at(-1)).toMatchObject({ action: "account.rename-device", outcome: "DONE" });
  });

  it("holds nothing that can't be seen, whatever is typed", async () => {
    const { door, actor, ownDevice } = await scene();
    for (const name of [...naughtyStrings, "tab\u202Elet", "a\0b", "\uD800", "x".repeat(41)]) {
      const renamed = await renameDevice(door.deps)({ deviceId: ownDevice, name }, actor, origin);
      const kept = door.ports.tables.devices.get(ownDevice)?.device.name ?? "";
      expect(kept).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect([...kept].length).toBeLessThanOrEqual(40);
      if (!renamed.ok) expect(renamed.refusal.code).toBe("VALIDATION");
    }
  });
});
