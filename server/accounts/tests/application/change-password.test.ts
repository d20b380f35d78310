import { describe, expect, it } from "vitest";
import {
  type CredentialScene,
  credentialScene,
  giveApp,
  put,
  sentToken,
  signIn,
  storedPassword,
  templatesSent,
} from "../support/credential-scene";
import { browserAt, EMAIL, later, PASSWORD } from "../support/door-scene";
import { must, refusalCode } from "../support/must";

const NEXT = "river lamp orchard 77";
const { origin } = browserAt("203.0.113.5");

const change = ({ auth, actor }: CredentialScene, current = PASSWORD, password = NEXT) =>
  auth.changePassword({ current, password }, actor, origin);

describe("change-password", () => {
  it("R43 ends every other session, goes on here under a new token, and tells the owner", async () => {
    const scene = await credentialScene();
    const { door, here, there } = scene;
    const { renewed, endedSessions } = must(await change(scene));
    expect(endedSessions).toBe(1);
    expect(await door.resolve(there)).toMatchObject({ state: "SIGNED_OUT" });
    expect(renewed.sessionToken).not.toBe(here);
    expect(await door.resolve(renewed.sessionToken ?? "")).toMatchObject({ state: "LIVE" });
    expect(templatesSent(door)).toEqual([["PASSWORD_CHANGED", EMAIL]]);
    expect(door.ports.audit.at(-1)).toMatchObject({ action: "account.change-password", outcome: "DONE" });
    await signIn(door, browserAt("203.0.113.5"), NEXT);
  });

  it("R07 needs the current password", async () => {
    const scene = await credentialScene();
    const before = storedPassword(scene.door, scene.accountId);
    expect(await change(scene, "not the password")).toMatchObject({
      refusal: { code: "VALIDATION", fields: [{ field: "current" }] },
    });
    expect(storedPassword(scene.door, scene.accountId)).toBe(before);
    expect(scene.door.ports.earlyRefusals.at(-1)).toMatchObject({ action: "account.change-password" });
  });

  it("R07 R24 twenty wrong ones are slowed down before any hash, and the door's own counter hears nothing of it", async () => {
    const scene = await credentialScene();
    const codes = [];
    const before = scene.door.counted.hashes;
    for (let n = 0; n < 20; n += 1) codes.push(refusalCode(await change(scene, `guess ${n}`)));
    expect(codes.slice(0, 10)).toEqual(Array(10).fill("VALIDATION"));
    expect(codes.slice(10)).toEqual(Array(10).fill("RATE_LIMITED"));
    expect(scene.door.counted.hashes - before).toBe(10);
    expect(refusalCode(await change(scene))).toBe("RATE_LIMITED");
    await signIn(scene.door, browserAt("198.51.100.60"));
    later(scene.door, 16);
    must(await change(scene));
  });

  it("a right one starts the count over", async () => {
    const scene = await credentialScene();
    for (let n = 0; n < 9; n += 1) await change(scene, "guess");
    must(await change(scene));
    expect(refusalCode(await change(scene, "guess"))).toBe("VALIDATION");
  });

  it("links in mails sent before are worth nothing", async () => {
    const scene = await credentialScene();
    must(await scene.auth.requestReset({ identifier: EMAIL }, origin));
    const token = sentToken(scene.door, "RESET_PASSWORD");
    must(await change(scene));
    expect(refusalCode(await scene.auth.resetPassword({ password: NEXT }, token, origin))).toBe("VALIDATION");
  });

  it.each(["short", "password1", "verma asha 1"])("refuses the password %s", async (password) => {
    const scene = await credentialScene();
    expect(await change(scene, PASSWORD, password)).toMatchObject({
      refusal: { code: "VALIDATION", fields: [{ field: "password" }] },
    });
  });

  it("staff need fifteen characters, or a second factor", async () => {
    const scene = await credentialScene();
    const { door, accountId } = scene;
    put(door, accountId, (account) => ({
      ...account,
      buyerProfile: null,
      roles: [{ type: "ANALYST", grantedAt: door.ports.now, grantedBy: "system:operator" }],
    }));
    expect(refusalCode(await change(scene, PASSWORD, "teak lamp 42"))).toBe("VALIDATION");
    giveApp(door, accountId);
    must(await change(scene, PASSWORD, "teak lamp 42"));
  });

  it("R72 of twenty parallel changes one is made with the old password", async () => {
    const scene = await credentialScene();
    const answers = await Promise.all(
      Array.from({ length: 9 }, (_, n) => change(scene, PASSWORD, `river lamp ${n} teak`)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
