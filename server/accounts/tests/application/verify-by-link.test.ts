import { describe, expect, it } from "vitest";
import { credentialCommands, sentToken } from "../support/credential-scene";
import { browserAt, codeFor, type DoorScene, doorScene, EMAIL, later, PASSWORD } from "../support/door-scene";
import { must, mustSignIn, refusalCode } from "../support/must";

const asker = browserAt("203.0.113.5");
const phone = browserAt("198.51.100.8");
const form = { contactKind: "EMAIL", contact: EMAIL, name: "Asha Verma", password: PASSWORD } as const;

async function signedUp() {
  const door = doorScene();
  const auth = credentialCommands(door);
  const { challengeId } = must(await door.register(form, asker.origin));
  const press = (token: string, from = phone, challenge: string | null = null) =>
    auth.verifyByLink(token, { challengeId: challenge, deviceTokenHash: from.deviceTokenHash }, from.origin);
  return { door, auth, challengeId, press, token: sentToken(door, "VERIFY_CONTACT") };
}

const accounts = (door: DoorScene) => [...door.ports.tables.accounts.values()];

describe("the link of a confirmation mail", () => {
  it("confirms on another device, signs nobody in there, and the password of the sign-up works", async () => {
    const { door, press, token } = await signedUp();
    expect(must(await press(token))).toEqual({ signedIn: null, onHold: null });
    expect(accounts(door)).toMatchObject([{ email: { verifiedAt: door.ports.now } }]);
    expect(door.ports.tables.sessions.size).toBe(0);
    expect([...door.ports.tables.profiles.values()]).toMatchObject([{ kycLevel: "CONTACT" }]);
    mustSignIn(await door.login({ identifier: EMAIL, password: PASSWORD }, phone.deviceTokenHash, phone.origin));
  });

  it("opens a session in the browser that asked", async () => {
    const { press, token, challengeId } = await signedUp();
    expect(must(await press(token, asker, challengeId)).signedIn).toMatchObject({ side: "HOLDER" });
  });

  it("is beside the code in a mail, and in no text message", async () => {
    const { door } = await signedUp();
    must(await door.register({ ...form, contactKind: "PHONE", contact: "98765 43210" }, asker.origin));
    const [mail, sms] = door.ports.notifications;
    expect(mail?.values["link"]).toMatch(/^https:\/\/shop\.example\/verify\?token=/);
    expect(sms).toMatchObject({ channel: "SMS" });
    expect(sms?.values["link"]).toBeUndefined();
  });

  it("R69 one answer for used, changed, expired and foreign links, and for one whose code was entered", async () => {
    const { door, auth, press, token, challengeId } = await signedUp();
    const answers = [await press("not a token"), await press(`${token}x`)];
    later(door, 31);
    answers.push(await press(token));
    later(door, -31);
    must(await door.verify({ code: codeFor(door, EMAIL) }, { challengeId, ...asker }, asker.origin));
    answers.push(await press(token));
    must(await auth.requestReset({ identifier: EMAIL }, phone.origin));
    answers.push(await press(sentToken(door, "RESET_PASSWORD")));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ refusal: { code: "VALIDATION", fields: [{ field: "link" }] } });
  });

  it("R69 works for thirty minutes, longer than its code", async () => {
    const { door, press, token } = await signedUp();
    later(door, 29);
    must(await press(token));
  });

  it("R69 is worth nothing after the account's epoch moved on", async () => {
    const { door, press, token } = await signedUp();
    const [account] = accounts(door);
    door.ports.tables.linkEpochs.set(account?.id ?? "", 1);
    expect(refusalCode(await press(token))).toBe("VALIDATION");
  });

  it("R72 lets one of twenty parallel presses succeed", async () => {
    const { press, token } = await signedUp();
    const answers = await Promise.all(Array.from({ length: 20 }, () => press(token)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("sends a new message for a link that is over, to where it was sent, and answers any other link alike", async () => {
    const { door, auth, press, token } = await signedUp();
    later(door, 40);
    expect(refusalCode(await press(token))).toBe("VALIDATION");
    must(await auth.resendByLink(token, phone.origin));
    expect(door.ports.notifications).toHaveLength(2);
    must(await auth.resendByLink("not a token", phone.origin));
    expect(door.ports.notifications).toHaveLength(2);
    must(await press(sentToken(door, "VERIFY_CONTACT")));
  });
});
