import { describe, expect, it } from "vitest";
import type { Lock } from "@/server/accounts/domain/entities/account";
import { STAFF_ID } from "../support/account-facts";
import {
  type CredentialScene,
  credentialScene,
  put,
  sentValue,
  signIn,
  templatesSent,
} from "../support/credential-scene";
import { browserAt, EMAIL, later } from "../support/door-scene";
import { must, refusalCode } from "../support/must";

const stranger = browserAt("192.0.2.9");

/** A hundred wrong passwords from everywhere: the policy locks unknown devices out. */
async function hammered() {
  const scene = await credentialScene();
  for (let n = 0; n < 100; n += 1) {
    const { deviceTokenHash, origin } = browserAt(`100.64.${n}.9`);
    await scene.door.login({ identifier: EMAIL, password: `guess ${n}` }, deviceTokenHash, origin);
  }
  scene.door.ports.notifications.length = 0;
  return scene;
}

const ask = ({ auth }: CredentialScene, identifier = EMAIL) => auth.requestUnlock({ identifier }, stranger.origin);

const use = ({ auth }: CredentialScene, challengeId: string, code: string) =>
  auth.unlockOwn({ code }, challengeId, stranger.origin);

const lockOf = ({ door, accountId }: CredentialScene) => door.ports.tables.accounts.get(accountId)?.lock;

const withLock = (scene: CredentialScene, lock: Partial<Lock>) =>
  put(scene.door, scene.accountId, (account) => ({
    ...account,
    lock: {
      reason: "FAILED_SIGN_INS",
      scope: "UNKNOWN_DEVICES",
      since: scene.door.ports.now,
      until: null,
      by: "system:sign-in-guard",
      ...lock,
    },
  }));

describe("the owner's unlock", () => {
  it("R23 lifts the lock on unknown devices by a code, is audited, and lets the owner in from where they are", async () => {
    const scene = await hammered();
    expect(lockOf(scene)).toMatchObject({ scope: "UNKNOWN_DEVICES" });
    await expect(signIn(scene.door, stranger)).rejects.toThrow("RATE_LIMITED");
    const { challengeId } = must(await ask(scene));
    expect(templatesSent(scene.door)).toEqual([["UNLOCK_CODE", EMAIL]]);
    must(await use(scene, challengeId, sentValue(scene.door, "UNLOCK_CODE", "code")));
    expect(lockOf(scene)).toBeNull();
    expect(scene.door.ports.audit.slice(-2)).toMatchObject([
      { action: "account.request-unlock", outcome: "DONE" },
      { action: "account.unlock-own", outcome: "DONE" },
    ]);
    expect(scene.door.ports.events.at(-1)).toMatchObject({ type: "AccountUnlocked", by: scene.accountId });
    await signIn(scene.door, stranger);
  });

  it("answers alike for right, wrong and made-up codes, and for known and unknown people", async () => {
    const scene = await hammered();
    const asked = [must(await ask(scene)), must(await ask(scene, "nobody@example.in"))];
    const [mine, nobody] = asked;
    expect(new Set(asked.map((one) => Object.keys(one).join())).size).toBe(1);
    const code = sentValue(scene.door, "UNLOCK_CODE", "code");
    const wrong = code === "000000" ? "111111" : "000000";
    const answers = [
      await use(scene, mine?.challengeId ?? "", wrong),
      await use(scene, nobody?.challengeId ?? "", code),
      await use(scene, mine?.challengeId ?? "", code),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ok":true,"value":null}']));
    expect(lockOf(scene)).toBeNull();
  });

  it.each([
    ["of the whole account", { scope: "ACCOUNT" }],
    ["of selling", { scope: "SELLER" }],
    ["that staff put there", { by: STAFF_ID }],
    ["for another reason", { reason: "IDENTITY_DOUBT" }],
  ] as const)("sends nothing for a lock %s", async (_what, lock) => {
    const scene = await credentialScene();
    withLock(scene, lock);
    must(await ask(scene));
    expect(templatesSent(scene.door)).toEqual([]);
    expect(lockOf(scene)).not.toBeNull();
  });

  it.each([
    ["a wider lock", { scope: "ACCOUNT", reason: "IDENTITY_DOUBT", by: STAFF_ID }],
    ["staff's own lock on unknown devices", { by: STAFF_ID }],
  ] as const)("leaves %s that came meanwhile", async (_what, lock) => {
    const scene = await credentialScene();
    withLock(scene, {});
    const { challengeId } = must(await ask(scene));
    withLock(scene, lock);
    must(await use(scene, challengeId, sentValue(scene.door, "UNLOCK_CODE", "code")));
    expect(lockOf(scene)).toMatchObject(lock);
  });

  it("R25 a code takes five tries, counts each wrong one, and is over after ten minutes", async () => {
    const scene = await credentialScene();
    withLock(scene, {});
    const { challengeId } = must(await ask(scene));
    const code = sentValue(scene.door, "UNLOCK_CODE", "code");
    const wrong = code === "000000" ? "111111" : "000000";
    for (let n = 0; n < 5; n += 1) await use(scene, challengeId, wrong);
    await use(scene, challengeId, code);
    expect(lockOf(scene)).not.toBeNull();
    expect(scene.door.ports.events.filter(({ type }) => type === "LoginFailed")).toHaveLength(5);
    const next = must(await ask(scene));
    const late = sentValue(scene.door, "UNLOCK_CODE", "code");
    later(scene.door, 10);
    await use(scene, next.challengeId, late);
    expect(lockOf(scene)).not.toBeNull();
  });

  it("R27 writes to one contact five times, and closes an address after fifty", async () => {
    const scene = await credentialScene();
    withLock(scene, {});
    for (let n = 0; n < 8; n += 1) must(await ask(scene));
    expect(templatesSent(scene.door)).toHaveLength(5);
    for (let n = 0; n < 42; n += 1) must(await ask(scene, `nobody${n}@example.in`));
    expect(refusalCode(await ask(scene))).toBe("RATE_LIMITED");
  });
});
