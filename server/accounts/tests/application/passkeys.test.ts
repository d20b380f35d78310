import { describe, expect, it } from "vitest";
import { passkeyCeremony, rpIdOf } from "@/server/accounts/adapters/outbound/security/passkey-ceremony";
import { browserAt, type DoorScene, doorScene, ORIGIN, verifiedAccount } from "../support/door-scene";
import { must, refusalCode } from "../support/must";
import { actorOf, beginSignIn } from "../support/second-factor-scene";
import { softwareAuthenticator } from "../support/software-authenticator";

const SITE = { origin: ORIGIN, rpId: new URL(ORIGIN).hostname };

/** A holder with one passkey, made in the browser they signed up in. */
async function accountWithPasskey(door: DoorScene) {
  const known = await verifiedAccount(door);
  const owner = { kind: "SIGNED_IN", actor: await actorOf(door, known.sessionToken) } as const;
  const { deviceTokenHash, origin } = known.browser;
  const device = softwareAuthenticator(SITE);
  const question = must(await door.secondFactors.askNewPasskey(owner, deviceTokenHash, origin));
  const input = { ...device.make(question), name: "Pixel 8", deviceTokenHash };
  const added = must(await door.secondFactors.addPasskey(owner, input, origin));
  return { ...known, device, added, sessionToken: added.renewed?.sessionToken ?? "" };
}

const atTheDoor = async (door: DoorScene, from = browserAt("198.51.100.40")) => ({
  from,
  question: must(await door.secondFactors.askPasskeyLogin(from.deviceTokenHash, from.origin)),
});

describe("R32 adding a passkey", () => {
  it("asks with 32 random bytes, for a person who is checked, and keeps the counter", async () => {
    const door = doorScene();
    const { accountId, added } = await accountWithPasskey(door);
    expect(added.recoveryCodes).toHaveLength(10);
    const [stored] = [...door.ports.tables.passkeys.values()];
    expect(stored).toMatchObject({ accountId, name: "Pixel 8", signCount: 1 });
    const { question } = await atTheDoor(door);
    const { challenge, rpId, userVerification } = question.options as Record<string, string>;
    expect(Buffer.from(challenge ?? "", "base64url")).toHaveLength(32);
    expect({ rpId, userVerification }).toEqual({ rpId: SITE.rpId, userVerification: "required" });
  });

  it.each([
    ["another site", { origin: "https://shop.example.evil.example" }],
    ["another relying party", { rpId: "evil.example" }],
    ["nobody checked", { userVerified: false }],
    ["another challenge", { challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
  ])("refuses an answer of %s", async (_, shape) => {
    const door = doorScene();
    const { browser, sessionToken } = await verifiedAccount(door);
    const owner = { kind: "SIGNED_IN", actor: await actorOf(door, sessionToken) } as const;
    const { deviceTokenHash, origin } = browser;
    const question = must(await door.secondFactors.askNewPasskey(owner, deviceTokenHash, origin));
    const input = { ...softwareAuthenticator(SITE).make(question, shape), name: "Key", deviceTokenHash };
    expect(refusalCode(await door.secondFactors.addPasskey(owner, input, origin))).toBe("VALIDATION");
    expect(door.ports.tables.passkeys.size).toBe(0);
  });
});

describe("R32 signing in with a passkey alone", () => {
  it("opens a session of the second level, for it checked its person", async () => {
    const door = doorScene();
    const { device, accountId } = await accountWithPasskey(door);
    const { question, from } = await atTheDoor(door);
    const answer = device.prove(question);
    const { signedIn } = must(await door.secondFactors.passkeyLogin(answer, from.deviceTokenHash, from.origin));
    expect(await door.resolve(signedIn?.sessionToken ?? "")).toMatchObject({ state: "LIVE", actor: { accountId } });
    const opened = [...door.ports.tables.sessions.values()].at(-1)?.session;
    expect(opened).toMatchObject({ method: "PASSKEY", level: "SECOND_FACTOR" });
  });

  it.each([
    ["of another site", { origin: "https://evil.example" }],
    ["for another relying party", { rpId: "evil.example" }],
    ["that checked nobody", { userVerified: false }],
    ["to another challenge", { challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
    ["with a spoiled signature", { spoilSignature: true }],
    ["whose counter stands still", { signCount: 1 }],
    ["whose counter steps back", { signCount: 0 }],
  ])("refuses an answer %s, in the words of every failure", async (_, shape) => {
    const door = doorScene();
    const { device } = await accountWithPasskey(door);
    const { question, from } = await atTheDoor(door);
    const answer = device.prove(question, shape);
    const refused = await door.secondFactors.passkeyLogin(answer, from.deviceTokenHash, from.origin);
    expect(refusalCode(refused)).toBe("AUTHENTICATION_FAILED");
    expect(door.ports.earlyRefusals.at(-1)).toMatchObject({ action: "session.passkey-login" });
  });

  it("uses a challenge once, in the browser that asked, for what it was asked for", async () => {
    const door = doorScene();
    const { device, sessionToken, browser } = await accountWithPasskey(door);
    const { question, from } = await atTheDoor(door);
    const stranger = browserAt("198.51.100.41");
    const answer = device.prove(question);
    const elsewhere = await door.secondFactors.passkeyLogin(answer, stranger.deviceTokenHash, stranger.origin);
    expect(refusalCode(elsewhere)).toBe("AUTHENTICATION_FAILED");
    const actor = await actorOf(door, sessionToken);
    const asStepUp = await door.secondFactors.stepUp({ kind: "PASSKEY", ...answer }, actor, from, browser.origin);
    expect(refusalCode(asStepUp)).toBe("VALIDATION");
    must(await door.secondFactors.passkeyLogin(answer, from.deviceTokenHash, from.origin));
    const replayed = await door.secondFactors.passkeyLogin(answer, from.deviceTokenHash, from.origin);
    expect(refusalCode(replayed)).toBe("AUTHENTICATION_FAILED");
  });

  it("lasts five minutes", async () => {
    const door = doorScene();
    const { device } = await accountWithPasskey(door);
    const { question, from } = await atTheDoor(door);
    door.ports.now = new Date(door.ports.now.getTime() + 5 * 60_000);
    const late = await door.secondFactors.passkeyLogin(device.prove(question), from.deviceTokenHash, from.origin);
    expect(refusalCode(late)).toBe("AUTHENTICATION_FAILED");
  });
});

it("is a second factor of a sign-in by password, and a fresh proof later on", async () => {
  const door = doorScene();
  const { device } = await accountWithPasskey(door);
  const { pending, browser, needs } = await beginSignIn(door);
  expect(needs).toBe("SECOND_FACTOR");
  const question = must(await door.secondFactors.askSignInPasskey(pending));
  const proof = { kind: "PASSKEY", ...device.prove(question) } as const;
  const { signedIn } = must(await door.secondFactors.proveSignIn(proof, pending, browser.origin));
  door.ports.now = new Date(door.ports.now.getTime() + 16 * 60_000);
  const actor = await actorOf(door, signedIn?.sessionToken ?? "");
  expect(refusalCode(await door.secondFactors.renewRecoveryCodes(actor, browser.origin))).toBe("STEP_UP_REQUIRED");
  const asked = must(await door.secondFactors.askStepUpPasskey(actor, browser));
  const fresh = { kind: "PASSKEY", ...device.prove(asked) } as const;
  must(await door.secondFactors.stepUp(fresh, actor, browser, browser.origin));
  must(await door.secondFactors.renewRecoveryCodes(actor, browser.origin));
});

it.each([
  ["https://shop.example", "shop.example"],
  ["http://localhost:3000", "localhost"],
  ["http://127.0.0.1:3000", null],
  ["http://[::1]:3000", null],
])("R32 the relying party of %s is %s", (origin, rpId) => {
  expect(rpIdOf(origin)).toBe(rpId);
  expect(passkeyCeremony(origin).isPossible).toBe(rpId !== null);
});
