import { describe, expect, it } from "vitest";
import {
  type CredentialScene,
  credentialScene,
  forget,
  giveApp,
  put,
  sentToken,
  signIn,
  storedPassword,
  templatesSent,
} from "../support/credential-scene";
import { browserAt, EMAIL, later, PASSWORD } from "../support/door-scene";
import { must, refusalCode } from "../support/must";
import { naughtyStrings } from "../support/naughty-strings";

const NEXT = "river lamp orchard 77";
const { origin } = browserAt("192.0.2.9");

async function asked() {
  const scene = await credentialScene();
  must(await scene.auth.requestReset({ identifier: EMAIL }, origin));
  const token = sentToken(scene.door, "RESET_PASSWORD");
  const reset = (password = NEXT, link = token) => scene.auth.resetPassword({ password }, link, origin);
  return { ...scene, token, reset };
}

const ask = ({ auth }: CredentialScene, identifier: string, from = origin) => auth.requestReset({ identifier }, from);

describe("asking for a new password", () => {
  it("R16 R36 answers alike for known, unknown, locked, suspended and disabled people; the mailbox alone tells", async () => {
    const scene = await credentialScene();
    const { door, accountId } = scene;
    const answers = [await ask(scene, EMAIL), await ask(scene, "nobody@example.in")];
    expect(templatesSent(door)).toEqual([["RESET_PASSWORD", EMAIL]]);
    const lock = {
      reason: "IDENTITY_DOUBT",
      scope: "ACCOUNT",
      since: door.ports.now,
      until: null,
      by: "system:policy",
    } as const;
    put(door, accountId, (account) => ({ ...account, lock }));
    answers.push(await ask(scene, EMAIL));
    put(door, accountId, (account) => ({ ...account, lock: null, status: "SUSPENDED" }));
    answers.push(await ask(scene, EMAIL));
    expect(templatesSent(door)).toHaveLength(3);
    put(door, accountId, (account) => ({ ...account, status: "DISABLED" }));
    answers.push(await ask(scene, EMAIL));
    expect(templatesSent(door)).toHaveLength(3);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ok":true,"value":null}']));
  });

  it("sends nothing to a contact that nobody proved", async () => {
    const { door, auth, accountId } = await credentialScene();
    put(door, accountId, (account) => ({ ...account, email: account.email && { ...account.email, verifiedAt: null } }));
    must(await auth.requestReset({ identifier: EMAIL }, origin));
    expect(templatesSent(door)).toEqual([]);
  });

  it("R27 writes to one contact five times, and says nothing of it", async () => {
    const scene = await credentialScene();
    for (let n = 0; n < 9; n += 1) must(await ask(scene, EMAIL, browserAt(`192.0.2.${n}`).origin));
    expect(templatesSent(scene.door)).toHaveLength(5);
    later(scene.door, 16);
    must(await ask(scene, EMAIL));
    expect(templatesSent(scene.door)).toHaveLength(6);
  });

  it("R27 closes an address after fifty, by the address alone", async () => {
    const scene = await credentialScene();
    for (let n = 0; n < 50; n += 1) must(await ask(scene, `nobody${n}@example.in`));
    expect(refusalCode(await ask(scene, "nobody@example.in"))).toBe("RATE_LIMITED");
    expect(refusalCode(await ask(scene, EMAIL))).toBe("RATE_LIMITED");
    expect(refusalCode(await ask(scene, EMAIL, browserAt("192.0.2.200").origin))).toBe(null);
  });

  it("never throws, whatever is typed", async () => {
    const scene = await credentialScene();
    for (const text of naughtyStrings) expect(typeof (await ask(scene, text)).ok).toBe("boolean");
  });
});

describe("a new password behind a link", () => {
  it("R43 ends every session, tells the owner, and signs nobody in", async () => {
    const { door, here, there, reset } = await asked();
    forget(door);
    expect(must(await reset())).toBeNull();
    expect(await door.resolve(here)).toMatchObject({ state: "SIGNED_OUT" });
    expect(await door.resolve(there)).toMatchObject({ state: "SIGNED_OUT" });
    expect(templatesSent(door)).toEqual([["PASSWORD_CHANGED", EMAIL]]);
    expect(door.ports.audit).toMatchObject([{ action: "account.reset-password", outcome: "DONE" }]);
    expect(door.ports.events.map(({ type }) => type)).toEqual(["SessionRevoked", "SessionRevoked"]);
    await signIn(door, browserAt("203.0.113.5"), NEXT);
    expect(refusalCode(await door.login({ identifier: EMAIL, password: PASSWORD }, new Uint8Array(32), origin))).toBe(
      "AUTHENTICATION_FAILED",
    );
  });

  it("R34 asks for the second factor at the next sign-in, as before", async () => {
    const { door, accountId, reset } = await asked();
    giveApp(door, accountId);
    must(await reset());
    const { deviceTokenHash, origin: from } = browserAt("203.0.113.5");
    const login = must(await door.login({ identifier: EMAIL, password: NEXT }, deviceTokenHash, from));
    expect(login).toMatchObject({ next: "PROVE", pending: { needs: "SECOND_FACTOR" } });
  });

  it("R69 works once, and kills every other link of the account", async () => {
    const { door, auth, token, reset } = await asked();
    later(door, 1);
    must(await auth.requestReset({ identifier: EMAIL }, origin));
    const second = sentToken(door, "RESET_PASSWORD");
    expect(second).not.toBe(token);
    must(await reset());
    const answers = [await reset("another river lamp 91"), await reset("another river lamp 91", second)];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ refusal: { code: "VALIDATION", fields: [{ field: "link" }] } });
  });

  it("R69 is over after thirty minutes", async () => {
    const { door, accountId, reset } = await asked();
    const before = storedPassword(door, accountId);
    later(door, 30);
    expect(refusalCode(await reset())).toBe("VALIDATION");
    expect(storedPassword(door, accountId)).toBe(before);
  });

  it("R56 is refused for a disabled account, in the words of a used link", async () => {
    const { door, accountId, reset } = await asked();
    put(door, accountId, (account) => ({ ...account, status: "DISABLED" }));
    const before = storedPassword(door, accountId);
    const answer = await reset();
    expect(answer).toEqual(await reset(NEXT, "not a token"));
    expect(storedPassword(door, accountId)).toBe(before);
  });

  it.each(["short", "password1", "asha.verma1", "goodstanding1"])(
    "refuses the password %s and keeps the link",
    async (password) => {
      const { reset } = await asked();
      expect(await reset(password)).toMatchObject({ refusal: { code: "VALIDATION", fields: [{ field: "password" }] } });
      must(await reset());
    },
  );

  it("leaves a lock and a suspension where they are", async () => {
    const { door, accountId, reset } = await asked();
    put(door, accountId, (account) => ({ ...account, status: "SUSPENDED" }));
    must(await reset());
    expect(door.ports.tables.accounts.get(accountId)?.status).toBe("SUSPENDED");
  });

  it("R72 lets one of twenty parallel presses succeed", async () => {
    const { reset } = await asked();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => reset(`river lamp orchard ${n}`)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
