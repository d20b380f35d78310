import { describe, expect, it } from "vitest";
import { browserAt, doorScene, EMAIL, later, PASSWORD, verifiedAccount } from "../support/door-scene";
import { must, refusalCode } from "../support/must";
import { accountWithApp, actorOf, beginSignIn, codeAt } from "../support/second-factor-scene";

const app = (code: string) => ({ kind: "APP_CODE", code }) as const;
const recovery = (code: string | undefined) => ({ kind: "RECOVERY_CODE", code: code ?? "" }) as const;

describe("setting it up", () => {
  it("R30 shows the secret once, confirms by a right code alone, and stores nothing that can be read", async () => {
    const door = doorScene();
    const { browser, sessionToken, accountId } = await verifiedAccount(door);
    const owner = { kind: "SIGNED_IN", actor: await actorOf(door, sessionToken) } as const;
    const { secret, qr } = must(await door.secondFactors.beginTotp(owner, browser.origin));
    expect(secret.replace(/\s/g, "")).toMatch(/^[A-Z2-7]{32}$/);
    expect(qr.path).toMatch(/^M/);
    const { deviceTokenHash, origin } = browser;
    const wrong = await door.secondFactors.confirmTotp(owner, { code: "000000", deviceTokenHash }, origin);
    expect(refusalCode(wrong)).toBe("VALIDATION");
    expect(await door.secondFactors.overview(owner.actor)).toMatchObject({ app: null, appWaits: true });
    const code = codeAt(secret, door.ports.now);
    const { recoveryCodes } = must(await door.secondFactors.confirmTotp(owner, { code, deviceTokenHash }, origin));
    expect(recoveryCodes).toHaveLength(10);
    const stored = JSON.stringify([...door.ports.tables.recoveryCodes.entries()]);
    for (const one of recoveryCodes ?? []) expect(stored).not.toContain(one.replaceAll("-", ""));
    expect(door.ports.notifications.at(-1)).toMatchObject({
      accountId,
      template: "SECOND_FACTOR_CHANGED",
      values: { what: "authenticator app", change: "added" },
    });
  });

  it("R43 R39 ends every other session and gives this one a new token", async () => {
    const door = doorScene();
    const { browser, sessionToken } = await verifiedAccount(door);
    const login = await door.login(
      { identifier: EMAIL, password: PASSWORD },
      browserAt("203.0.113.6").deviceTokenHash,
      browserAt("203.0.113.6").origin,
    );
    const other = must(login);
    const owner = { kind: "SIGNED_IN", actor: await actorOf(door, sessionToken) } as const;
    const { deviceTokenHash, origin } = browser;
    const { secret } = must(await door.secondFactors.beginTotp(owner, origin));
    const code = codeAt(secret, door.ports.now);
    const { renewed } = must(await door.secondFactors.confirmTotp(owner, { code, deviceTokenHash }, origin));
    expect(renewed?.sessionToken).not.toBe(sessionToken);
    expect(await door.resolve(renewed?.sessionToken ?? "")).toMatchObject({ state: "LIVE" });
    const elsewhere = other.next === "SIGNED_IN" ? other.sessionToken : "";
    expect(await door.resolve(elsewhere)).toEqual({ state: "SIGNED_OUT" });
  });

  it("R33 asks who signed in long ago to prove it again first", async () => {
    const door = doorScene();
    const { browser, sessionToken } = await verifiedAccount(door);
    later(door, 16);
    const actor = await actorOf(door, sessionToken);
    const owner = { kind: "SIGNED_IN", actor } as const;
    expect(refusalCode(await door.secondFactors.beginTotp(owner, browser.origin))).toBe("STEP_UP_REQUIRED");
    const proof = { kind: "PASSWORD", password: PASSWORD } as const;
    must(await door.secondFactors.stepUp(proof, actor, browser, browser.origin));
    must(await door.secondFactors.beginTotp(owner, browser.origin));
  });
});

describe("recovery codes", () => {
  it("R31 are ten of 120 bits, each good once, read however they are typed", async () => {
    const door = doorScene();
    const { recoveryCodes, email } = await accountWithApp(door);
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
    const typed = (recoveryCodes[3] ?? "").toUpperCase().replaceAll("-", " ");
    const first = await beginSignIn(door, email);
    must(await door.secondFactors.proveSignIn(recovery(typed), first.pending, first.browser.origin));
    expect(door.ports.notifications.find(({ template }) => template === "RECOVERY_CODE_USED")?.values).toEqual({
      left: "9",
    });
    const again = await beginSignIn(door, email);
    const reused = await door.secondFactors.proveSignIn(recovery(typed), again.pending, again.browser.origin);
    expect(refusalCode(reused)).toBe("VALIDATION");
  });

  it("R31 made anew leave none of the old ones good, and tell the owner", async () => {
    const door = doorScene();
    const { recoveryCodes, email, sessionToken, browser } = await accountWithApp(door);
    const renewed = must(
      await door.secondFactors.renewRecoveryCodes(await actorOf(door, sessionToken), browser.origin),
    );
    const { pending, browser: from } = await beginSignIn(door, email);
    const old = await door.secondFactors.proveSignIn(recovery(recoveryCodes[0]), pending, from.origin);
    expect(refusalCode(old)).toBe("VALIDATION");
    must(await door.secondFactors.proveSignIn(recovery(renewed[0]), pending, from.origin));
    expect(door.ports.notifications.some(({ values }) => values["change"] === "made anew")).toBe(true);
  });
});

describe("removing it", () => {
  it("needs the password and a fresh proof of the factor, and takes the recovery codes along", async () => {
    const door = doorScene();
    const { secret, sessionToken, browser, email } = await accountWithApp(door);
    const actor = await actorOf(door, sessionToken);
    const { deviceTokenHash, origin } = browser;
    const removal = { factor: { kind: "APP" }, password: PASSWORD, deviceTokenHash } as const;
    later(door, 16);
    expect(refusalCode(await door.secondFactors.remove(removal, actor, origin))).toBe("STEP_UP_REQUIRED");
    const byPassword = await door.secondFactors.stepUp(
      { kind: "PASSWORD", password: PASSWORD },
      actor,
      browser,
      origin,
    );
    expect(refusalCode(byPassword)).toBe("VALIDATION");
    must(await door.secondFactors.stepUp(app(codeAt(secret, door.ports.now)), actor, browser, origin));
    const wrong = await door.secondFactors.remove({ ...removal, password: "not it at all" }, actor, origin);
    expect(refusalCode(wrong)).toBe("VALIDATION");
    must(await door.secondFactors.remove(removal, actor, origin));
    expect(await door.secondFactors.overview(actor)).toMatchObject({ app: null, recoveryCodesLeft: 0 });
    const from = browserAt("203.0.113.9");
    const login = await door.login({ identifier: email, password: PASSWORD }, from.deviceTokenHash, from.origin);
    expect(must(login).next).toBe("SIGNED_IN");
  });
});
