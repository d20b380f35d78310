import { describe, expect, it } from "vitest";
import { parsePhone } from "@/server/accounts/domain/value-objects/phone";
import {
  type CredentialScene,
  credentialScene,
  forget,
  put,
  sentToken,
  sentValue,
  somebodyElse,
  templatesSent,
} from "../support/credential-scene";
import { browserAt, EMAIL, later, PASSWORD } from "../support/door-scene";
import { must, refusalCode } from "../support/must";
import { naughtyStrings } from "../support/naughty-strings";

const NEW = "asha@new.example";
const NUMBER = "+919876543210";
const { origin } = browserAt("203.0.113.5");

const ask = (scene: CredentialScene, contact = NEW, kind: "EMAIL" | "PHONE" = "EMAIL", password = PASSWORD) =>
  scene.auth.changeContact({ kind, contact, password }, scene.actor, origin);

const confirm = (scene: CredentialScene, challengeId: string, code = sentValue(scene.door, "CHANGE_CONTACT", "code")) =>
  scene.auth.confirmContact({ code }, challengeId, scene.actor, origin);

const account = ({ door, accountId }: CredentialScene) => door.ports.tables.accounts.get(accountId);

const withPhone = (scene: CredentialScene): void =>
  put(scene.door, scene.accountId, (one) => ({
    ...one,
    phone: { kind: "PHONE", phone: must(parsePhone(NUMBER, "IN", "phone")), verifiedAt: scene.door.ports.now },
  }));

describe("another email or mobile number", () => {
  it("R43 takes the old one's place once its code comes back; other sessions end and the old one is told", async () => {
    const scene = await credentialScene();
    const { door } = scene;
    const { challengeId } = must(await ask(scene));
    expect(account(scene)?.email?.email.key).toBe(EMAIL);
    expect(templatesSent(door)).toEqual([["CHANGE_CONTACT", NEW]]);
    const code = sentValue(door, "CHANGE_CONTACT", "code");
    forget(door);
    must(await confirm(scene, challengeId, code));
    expect(account(scene)?.email).toMatchObject({ email: { key: NEW }, verifiedAt: door.ports.now });
    expect(templatesSent(door)).toEqual([["CONTACT_CHANGED", EMAIL]]);
    expect(sentValue(door, "CONTACT_CHANGED", "change")).toBe("changed");
    expect(await door.resolve(scene.there)).toMatchObject({ state: "SIGNED_OUT" });
    expect(await door.resolve(scene.here)).toMatchObject({ state: "LIVE" });
    expect(door.ports.events.map(({ type }) => type)).toEqual([
      "SessionRevoked",
      "AccountDetailsChanged",
      "AccountVerified",
    ]);
    expect(door.ports.audit.at(-1)).toMatchObject({ action: "account.confirm-contact", outcome: "DONE" });
  });

  it("a first mobile number is added, told to the email, and counts as a proved contact", async () => {
    const scene = await credentialScene();
    const profile = scene.door.ports.tables.profiles.get(scene.accountId);
    if (profile) scene.door.ports.tables.profiles.set(scene.accountId, { ...profile, kycLevel: "NONE" });
    const { challengeId } = must(await ask(scene, "98765 43210", "PHONE"));
    must(await confirm(scene, challengeId));
    expect(account(scene)?.phone).toMatchObject({ phone: NUMBER });
    expect(sentValue(scene.door, "CONTACT_CHANGED", "what")).toBe("mobile number");
    expect(sentValue(scene.door, "CONTACT_CHANGED", "change")).toBe("added");
    expect(scene.door.ports.tables.profiles.get(scene.accountId)?.kycLevel).toBe("CONTACT");
  });

  it("needs the password", async () => {
    const scene = await credentialScene();
    expect(await ask(scene, NEW, "EMAIL", "guess")).toMatchObject({ refusal: { fields: [{ field: "password" }] } });
    expect(templatesSent(scene.door)).toEqual([]);
  });

  it("R16 R18 answers alike for a contact that is somebody else's; its owner is told, and no code ever works", async () => {
    const scene = await credentialScene();
    await somebodyElse(scene.door, "taken@example.in");
    const free = must(await ask(scene));
    forget(scene.door);
    const taken = must(await ask(scene, "taken@example.in"));
    expect(Object.keys(taken)).toEqual(Object.keys(free));
    expect(templatesSent(scene.door)).toEqual([["CONTACT_TAKEN", "taken@example.in"]]);
    const answers = [await confirm(scene, taken.challengeId, "123456"), await confirm(scene, free.challengeId, "1")];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it("an account that nobody ever proved gives its contact way", async () => {
    const scene = await credentialScene();
    const form = { contactKind: "EMAIL", contact: NEW, name: "Somebody", password: "whatever that is" } as const;
    must(await scene.auth.register(form, browserAt("192.0.2.3").origin));
    const { challengeId } = must(await ask(scene));
    must(await confirm(scene, challengeId));
    expect([...scene.door.ports.tables.accounts.values()].map(({ email }) => email?.email.key)).toEqual([NEW]);
  });

  it("a contact that was proved by somebody else meanwhile stays theirs", async () => {
    const scene = await credentialScene();
    const { challengeId } = must(await ask(scene));
    const code = sentValue(scene.door, "CHANGE_CONTACT", "code");
    await somebodyElse(scene.door, NEW);
    expect(await confirm(scene, challengeId, code)).toMatchObject({ refusal: { fields: [{ field: "code" }] } });
    expect(account(scene)?.email?.email.key).toBe(EMAIL);
  });

  it("R25 five tries, ten minutes, the newest code alone, and only in its own account", async () => {
    const scene = await credentialScene();
    const first = must(await ask(scene));
    const code = sentValue(scene.door, "CHANGE_CONTACT", "code");
    later(scene.door, 1);
    const second = must(await ask(scene, "asha@second.example"));
    expect(refusalCode(await confirm(scene, first.challengeId, code))).toBe("VALIDATION");
    const newest = sentValue(scene.door, "CHANGE_CONTACT", "code");
    const stranger = { ...scene.actor, accountId: await somebodyElse(scene.door, "other@example.in") };
    expect(refusalCode(await scene.auth.confirmContact({ code: newest }, second.challengeId, stranger, origin))).toBe(
      "VALIDATION",
    );
    const wrong = newest === "000000" ? "111111" : "000000";
    for (let n = 0; n < 4; n += 1) await confirm(scene, second.challengeId, wrong);
    expect(refusalCode(await confirm(scene, second.challengeId, newest))).toBe("VALIDATION");
  });

  it("R72 of twenty parallel uses of one code one succeeds", async () => {
    const scene = await credentialScene();
    const { challengeId } = must(await ask(scene));
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(scene, challengeId)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("links in mails sent before are worth nothing", async () => {
    const scene = await credentialScene();
    must(await scene.auth.requestReset({ identifier: EMAIL }, origin));
    const token = sentToken(scene.door, "RESET_PASSWORD");
    const { challengeId } = must(await ask(scene));
    must(await confirm(scene, challengeId));
    const reset = await scene.auth.resetPassword({ password: "river lamp orchard 77" }, token, origin);
    expect(refusalCode(reset)).toBe("VALIDATION");
  });

  it("R27 writes to one contact five times, and says nothing of it", async () => {
    const scene = await credentialScene();
    for (let n = 0; n < 8; n += 1) must(await ask(scene));
    expect(templatesSent(scene.door)).toHaveLength(5);
  });

  it("is refused for what the account has already, in words of its own", async () => {
    const scene = await credentialScene();
    expect(await ask(scene, EMAIL.toUpperCase())).toMatchObject({ refusal: { fields: [{ field: "contact" }] } });
  });

  it("never throws, whatever is typed", async () => {
    const scene = await credentialScene();
    for (const text of naughtyStrings) {
      expect(typeof (await ask(scene, text)).ok).toBe("boolean");
      expect(typeof (await ask(scene, text, "PHONE")).ok).toBe("boolean");
    }
  });
});

describe("remove-contact", () => {
  const remove = (scene: CredentialScene, kind: "EMAIL" | "PHONE", password = PASSWORD) =>
    scene.auth.removeContact({ kind, password }, scene.actor, origin);

  it("R15 the last one stays", async () => {
    const scene = await credentialScene();
    expect(await remove(scene, "EMAIL")).toMatchObject({ refusal: { fields: [{ field: "email" }] } });
    expect(account(scene)?.email?.email.key).toBe(EMAIL);
  });

  it("R43 one of two goes, both are told, and other sessions end", async () => {
    const scene = await credentialScene();
    withPhone(scene);
    must(await remove(scene, "EMAIL"));
    expect(account(scene)).toMatchObject({ email: null, phone: { phone: NUMBER } });
    expect(templatesSent(scene.door)).toEqual([
      ["CONTACT_CHANGED", EMAIL],
      ["CONTACT_CHANGED", NUMBER],
    ]);
    expect(await scene.door.resolve(scene.there)).toMatchObject({ state: "SIGNED_OUT" });
  });

  it("needs the password, and a repeat changes nothing", async () => {
    const scene = await credentialScene();
    withPhone(scene);
    expect(await remove(scene, "EMAIL", "guess")).toMatchObject({ refusal: { fields: [{ field: "password" }] } });
    must(await remove(scene, "EMAIL"));
    forget(scene.door);
    must(await remove(scene, "EMAIL"));
    expect(templatesSent(scene.door)).toEqual([]);
  });
});
