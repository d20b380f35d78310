import { describe, expect, it } from "vitest";
import { assessSignIn } from "@/server/accounts/application/use-cases/login/assess-sign-in";
import { login } from "@/server/accounts/application/use-cases/login/login";
import { noteFailedSignIns } from "@/server/accounts/application/use-cases/note-failed-sign-ins/note-failed-sign-ins";
import { openTrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { browserAt, type DoorScene, doorScene, EMAIL, later, PASSWORD, verifiedAccount } from "../support/door-scene";
import { placeReaderOver, placesOver } from "../support/in-memory-sign-in";
import { must } from "../support/must";
import { toldAddresses } from "../support/told-addresses";

const HOME = "20.0.0.1";
const BRAZIL = "30.0.0.1";
const LISTED = "40.0.0.1";
const VPN = "50.0.0.1";

const fraud = toldAddresses({
  [HOME]: { risk: 0.02, country: "IN" },
  [BRAZIL]: { risk: 0.02, country: "BR" },
  [LISTED]: { risk: 1, country: "IN" },
  [VPN]: { risk: 0.5, isAnonymiser: true, country: "NL" },
});

function scene() {
  const door = doorScene();
  const places = placeReaderOver(() => door.ports.tables);
  const deps = { ...door.deps, fraud, assessSignIn: assessSignIn({ fraud, places }) };
  return { ...door, deps, login: login(deps), assess: deps.assessSignIn };
}

const signalsOf = (door: Pick<DoorScene, "ports">) =>
  [...door.ports.tables.signals.values()].map(({ factor, good, bad, source }) => ({ factor, good, bad, source }));

const signInFrom = async (door: ReturnType<typeof scene>, ip: string, browser = browserAt(ip)) =>
  must(await door.login({ identifier: EMAIL, password: PASSWORD }, browser.deviceTokenHash, { ...browser.origin, ip }));

describe("a sign-in leaves as evidence", () => {
  it("how good its address is, once", async () => {
    const door = scene();
    const { browser } = await verifiedAccount(door);
    await signInFrom(door, HOME, browser);
    expect(signalsOf(door)).toEqual([{ factor: "ipReputation", good: 0.98, bad: 0.02, source: "sign-in" }]);
    await signInFrom(door, LISTED, browser);
    expect(signalsOf(door).at(-1)).toEqual({ factor: "ipReputation", good: 0, bad: 1, source: "sign-in" });
  });

  it("nothing of the first country, one of a new one, none of its return", async () => {
    const door = scene();
    const { browser } = await verifiedAccount(door);
    const travels = () => signalsOf(door).filter(({ factor }) => factor === "ipTravel").length;
    await signInFrom(door, HOME, browser);
    expect(travels()).toBe(0);
    later(door, 60 * 24);
    await signInFrom(door, BRAZIL, browser);
    expect(travels()).toBe(1);
    later(door, 60 * 24);
    await signInFrom(door, HOME, browser);
    expect(travels()).toBe(1);
  });

  it("one for a journey that nobody can make", async () => {
    const door = scene();
    const { browser } = await verifiedAccount(door);
    await signInFrom(door, HOME, browser);
    later(door, 60 * 48);
    await signInFrom(door, BRAZIL, browser);
    later(door, 30);
    await signInFrom(door, HOME, browser);
    expect(signalsOf(door).filter(({ factor }) => factor === "ipTravel")).toHaveLength(2);
  });

  it("a bad share, and no country, behind an anonymiser", async () => {
    const door = scene();
    const { browser, accountId } = await verifiedAccount(door);
    await signInFrom(door, HOME, browser);
    await signInFrom(door, VPN, browser);
    expect(signalsOf(door).filter(({ factor }) => factor === "ipTravel")).toEqual([]);
    expect(signalsOf(door).at(-1)).toMatchObject({ factor: "ipReputation", bad: 0.5 });
    expect((await placesOver(door.ports.tables).listOf(accountId)).map(({ country }) => country)).toEqual(["IN"]);
  });

  it("where its device was seen last", async () => {
    const door = scene();
    const { browser } = await verifiedAccount(door);
    later(door, 1);
    await signInFrom(door, HOME, browser);
    expect([...door.ports.tables.devices.values()].map(({ device }) => device.lastCountry)).toEqual(["IN"]);
  });

  it("nothing at a private address", async () => {
    const door = scene();
    const { browser } = await verifiedAccount(door);
    await signInFrom(door, "10.0.0.9", browser);
    expect(signalsOf(door)).toEqual([]);
  });
});

describe("a risky sign-in is asked for a code", () => {
  it.each([
    ["a listed address", LISTED],
    ["an anonymiser", VPN],
    ["a new country", BRAZIL],
  ])("from an unknown device at %s, and not from a known one", async (_what, ip) => {
    const door = scene();
    const { browser, accountId } = await verifiedAccount(door);
    await signInFrom(door, HOME, browser);
    const { deviceTokenHash } = browserAt(ip);
    const ask = (knownDevice: boolean) =>
      door.assess({ accountId, ip, deviceTokenHash, knownDevice, at: door.ports.now });
    expect((await ask(false)).asksForCode).toBe(true);
    expect((await ask(true)).asksForCode).toBe(false);
  });
});

describe("an attack by guessing", () => {
  it("weighs on its victim's addresses once a day, and never enough to matter", async () => {
    const door = scene();
    const { accountId } = await verifiedAccount(door);
    const note = noteFailedSignIns({ ...door.deps, newId: door.ports.newId });
    const { origin } = browserAt(HOME);
    const base = openTrustProfile({ accountId, kycLevel: "CONTACT", policy: trustPolicyV1, at: door.ports.now });
    for (let day = 0; day < 120; day += 1) {
      for (let wave = 0; wave < 3; wave += 1) must(await note(accountId, door.ports.now, origin));
      later(door, 24 * 60);
    }
    const attacks = signalsOf(door).filter(({ source }) => source === "sign-in-guard");
    expect(attacks).toHaveLength(120);
    const profile = door.ports.tables.profiles.get(accountId);
    expect(base.scoreMilli - (profile?.scoreMilli ?? 0)).toBeGreaterThan(0);
    expect(base.scoreMilli - (profile?.scoreMilli ?? 0)).toBeLessThan(6_000);
    expect(profile?.riskLevel).toBe(base.riskLevel);
  });
});
