import { describe, expect, it } from "vitest";
import { sendCodeWithin } from "@/server/accounts/application/use-cases/register-account/send-code-within";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { browserAt, codeFor, type DoorScene, doorScene, EMAIL, later, PASSWORD } from "../support/door-scene";
import { must, refusalCode } from "../support/must";

const browser = browserAt("203.0.113.5");
const form = { contactKind: "EMAIL", contact: EMAIL, name: "Asha Verma", password: PASSWORD } as const;

async function signedUp(door: DoorScene, over: Partial<typeof form> | { password: string; name: string } = {}) {
  const { challengeId } = must(await door.register({ ...form, ...over }, browser.origin));
  return { challengeId, code: codeFor(door, EMAIL) };
}

const present = (door: DoorScene, challengeId: string | null, code: string, from = browser) =>
  door.verify({ code }, { challengeId, deviceTokenHash: from.deviceTokenHash }, from.origin);

const wrong = (code: string): string => (code === "000000" ? "111111" : "000000");

describe("verify-account", () => {
  it("gives the account to whoever presents the code, and signs them in", async () => {
    const door = doorScene();
    const { challengeId, code } = await signedUp(door);
    const { signedIn } = must(await present(door, challengeId, code));
    expect(signedIn).toMatchObject({ side: "HOLDER" });
    expect(await door.resolve(signedIn?.sessionToken ?? "")).toMatchObject({
      state: "LIVE",
      actor: { name: "Asha Verma" },
    });
    expect([...door.ports.tables.profiles.values()]).toMatchObject([{ kycLevel: "CONTACT" }]);
    must(await door.login({ identifier: EMAIL, password: PASSWORD }, browser.deviceTokenHash, browser.origin));
  });

  it("says what happened, in order, and once in the trail", async () => {
    const door = doorScene();
    const { challengeId, code } = await signedUp(door);
    door.ports.events.length = 0;
    must(await present(door, challengeId, code));
    expect(door.ports.events.map((event) => event.type)).toEqual([
      "AccountVerified",
      "DeviceRecorded",
      "SessionCreated",
      "LoginSuccess",
    ]);
    expect(door.ports.audit.at(-1)).toMatchObject({ action: "account.verify", outcome: "DONE" });
  });

  it("takes the password and name of the challenge that was proved, not of the first one", async () => {
    const door = doorScene();
    await signedUp(door, { password: "planted by somebody", name: "Somebody Else" });
    const { challengeId, code } = await signedUp(door);
    must(await present(door, challengeId, code));
    expect([...door.ports.tables.accounts.values()]).toMatchObject([{ name: "Asha Verma" }]);
    const planted = { identifier: EMAIL, password: "planted by somebody" };
    expect(refusalCode(await door.login(planted, browser.deviceTokenHash, browser.origin))).toBe(
      "AUTHENTICATION_FAILED",
    );
  });

  it("answers alike for wrong, used, expired, foreign and made-up challenges", async () => {
    const door = doorScene();
    const { challengeId, code } = await signedUp(door);
    const other = await signedUp(door);
    const answers = [
      await present(door, challengeId, wrong(code)),
      await present(door, other.challengeId, code === other.code ? wrong(code) : code),
      await present(door, null, code),
      await present(door, "018f0000-0000-7000-8000-ffffffffffff", code),
    ];
    must(await present(door, challengeId, code));
    answers.push(await present(door, challengeId, code), await present(door, other.challengeId, other.code));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ refusal: { code: "VALIDATION", fields: [{ field: "code" }] } });
  });

  it.each(["CHANGE_CONTACT", "SIGN_IN", "STEP_UP", "UNLOCK"] as const)(
    "R25 a code of the purpose %s proves no sign-up, and no try is counted",
    async (purpose) => {
      const door = doorScene();
      const { challengeId, code } = await signedUp(door);
      const { verifications } = door.ports.tables;
      const stored = verifications.get(challengeId);
      if (!stored) throw new Error("The challenge is not there.");
      verifications.set(challengeId, { ...stored, purpose });
      expect(refusalCode(await present(door, challengeId, code))).toBe("VALIDATION");
      expect(verifications.get(challengeId)?.attempts).toBe(0);
      verifications.set(challengeId, stored);
      expect(refusalCode(await present(door, challengeId, code))).toBe(null);
    },
  );

  it("R25 codes asked for one purpose use up none of another's", async () => {
    const door = doorScene();
    for (let n = 0; n < 5; n += 1) await signedUp(door);
    const [sent] = [...door.ports.tables.verifications.values()];
    if (!sent) throw new Error("No challenge was opened.");
    const { unitOfWork } = door.ports;
    const { accountId, contact } = sent;
    const ask = (purpose: "SIGN_UP" | "UNLOCK") =>
      unitOfWork(
        {
          action: "account.unlock-own",
          actor: { kind: "ANONYMOUS" },
          origin: browser.origin,
          subject: { type: "ACCOUNT", id: accountId },
          accounts: [accountId],
        },
        (write) =>
          sendCodeWithin(write, door.deps.codes, {
            id: door.ports.newId(),
            accountId,
            purpose,
            contact,
            recipient: EMAIL,
          }),
      );
    must(await ask("SIGN_UP"));
    must(await ask("UNLOCK"));
    expect(door.ports.notifications.map(({ template }) => template).slice(5)).toEqual(["UNLOCK_CODE"]);
  });

  it("lets five tries pass and then not even the right one", async () => {
    const door = doorScene();
    const { challengeId, code } = await signedUp(door);
    for (let index = 0; index < 5; index += 1) {
      expect(refusalCode(await present(door, challengeId, wrong(code)))).toBe("VALIDATION");
    }
    expect(refusalCode(await present(door, challengeId, code))).toBe("VALIDATION");
  });

  it("counts each wrong code as a failed proof, though the work is refused", async () => {
    const door = doorScene();
    const { challengeId, code } = await signedUp(door);
    door.ports.events.length = 0;
    await present(door, challengeId, wrong(code));
    expect(door.ports.events).toMatchObject([{ type: "LoginFailed", cause: "WRONG_CODE" }]);
    expect(door.ports.audit.at(-1)).toMatchObject({ action: "account.verify", outcome: "VALIDATION" });
  });

  it("works for ten minutes and no longer", async () => {
    const door = doorScene();
    const { challengeId, code } = await signedUp(door);
    later(door, 10);
    expect(refusalCode(await present(door, challengeId, code))).toBe("VALIDATION");
  });

  it("lets one of twenty parallel uses succeed", async () => {
    const door = doorScene();
    const { challengeId, code } = await signedUp(door);
    const answers = await Promise.all(Array.from({ length: 20 }, () => present(door, challengeId, code)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(door.ports.tables.sessions.size).toBe(1);
  });

  it("proves the contact of a locked account, and opens no session", async () => {
    const door = doorScene();
    const { challengeId, code } = await signedUp(door);
    const [account] = [...door.ports.tables.accounts.values()];
    if (!account) throw new Error("There is no account.");
    const at = door.ports.now;
    const order = {
      reason: "IDENTITY_DOUBT",
      scope: "ACCOUNT",
      until: new Date(at.getTime() + 3_600_000),
      at,
    } as const;
    const locked = must(lockAccount(account, { ...order, by: "system:policy" })).account;
    door.ports.tables.accounts.set(account.id, locked);
    const verified = must(await present(door, challengeId, code));
    expect(verified).toMatchObject({ signedIn: null, onHold: { state: "LOCKED" } });
    expect(door.ports.tables.sessions.size).toBe(0);
  });
});
