import { describe, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { suspend } from "@/server/accounts/domain/aggregates/account-life-cycle";
import type { Session } from "@/server/accounts/domain/entities/session";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { staff } from "../support/account-facts";
import { browserAt, doorScene, EMAIL, later, PASSWORD, verifiedAccount } from "../support/door-scene";
import { must, refusalCode } from "../support/must";
import { accountWithApp, actorOf, beginSignIn, codeAt } from "../support/second-factor-scene";

const WRONG = { kind: "APP_CODE", code: "000000" } as const;
const app = (code: string) => ({ kind: "APP_CODE", code }) as const;
const recovery = (code: string | undefined) => ({ kind: "RECOVERY_CODE", code: code ?? "" }) as const;

describe("a sign-in with an authenticator app", () => {
  it("R39 opens a session of the second level only after the code", async () => {
    const door = doorScene();
    const { secret, email, accountId } = await accountWithApp(door);
    const before = door.ports.tables.sessions.size;
    const { pending, browser, needs } = await beginSignIn(door, email);
    expect(needs).toBe("SECOND_FACTOR");
    expect(door.ports.tables.sessions.size).toBe(before);
    const proof = app(codeAt(secret, door.ports.now));
    const { signedIn } = must(await door.secondFactors.proveSignIn(proof, pending, browser.origin));
    const opened = [...door.ports.tables.sessions.values()].at(-1)?.session;
    expect(opened).toMatchObject({ accountId, level: "SECOND_FACTOR", method: "PASSWORD" });
    expect(await door.resolve(signedIn?.sessionToken ?? "")).toMatchObject({ state: "LIVE" });
  });

  it("R29 refuses a code of a step that was used, and takes one step either side", async () => {
    const door = doorScene();
    const { secret, email } = await accountWithApp(door);
    const now = door.ports.now;
    const first = await beginSignIn(door, email);
    const code = codeAt(secret, now);
    must(await door.secondFactors.proveSignIn(app(code), first.pending, first.browser.origin));
    const again = await beginSignIn(door, email);
    expect(refusalCode(await door.secondFactors.proveSignIn(app(code), again.pending, again.browser.origin))).toBe(
      "VALIDATION",
    );
    const early = codeAt(secret, new Date(now.getTime() + 30_000));
    must(await door.secondFactors.proveSignIn(app(early), again.pending, again.browser.origin));
    const far = await beginSignIn(door, email);
    const tooEarly = app(codeAt(secret, new Date(now.getTime() + 90_000)));
    expect(refusalCode(await door.secondFactors.proveSignIn(tooEarly, far.pending, far.browser.origin))).toBe(
      "VALIDATION",
    );
  });

  it("R25 belongs to the browser it began in, to ten minutes and to five tries", async () => {
    const door = doorScene();
    const { secret, email } = await accountWithApp(door);
    const began = await beginSignIn(door, email);
    const elsewhere = { ...began.pending, deviceTokenHash: browserAt("198.51.100.21").deviceTokenHash };
    const right = app(codeAt(secret, door.ports.now));
    expect(refusalCode(await door.secondFactors.proveSignIn(right, elsewhere, began.browser.origin))).toBe(
      "VALIDATION",
    );
    for (let tries = 0; tries < 5; tries += 1) {
      expect(refusalCode(await door.secondFactors.proveSignIn(WRONG, began.pending, began.browser.origin))).toBe(
        "VALIDATION",
      );
    }
    expect(refusalCode(await door.secondFactors.proveSignIn(right, began.pending, began.browser.origin))).toBe(
      "VALIDATION",
    );
    const late = await beginSignIn(door, email);
    later(door, 10);
    const then = app(codeAt(secret, door.ports.now));
    expect(refusalCode(await door.secondFactors.proveSignIn(then, late.pending, late.browser.origin))).toBe(
      "VALIDATION",
    );
  });

  it("R25 makes guessing over many sign-ins impossible", async () => {
    const door = doorScene();
    const { email } = await accountWithApp(door);
    let looked = 0;
    for (let round = 0; round < 40; round += 1) {
      const { pending, browser } = await beginSignIn(door, email, browserAt(`198.51.100.${round}`));
      for (let tries = 0; tries < 5; tries += 1) {
        const code = String(round * 5 + tries).padStart(6, "1");
        const refused = await door.secondFactors.proveSignIn(app(code), pending, browser.origin);
        if (refusalCode(refused) === "VALIDATION") looked += 1;
      }
    }
    expect(looked).toBe(10);
  });

  it("R24 counts the app, recovery codes and the password each for itself", async () => {
    const door = doorScene();
    const { email, recoveryCodes, browser: home } = await accountWithApp(door);
    for (let round = 0; round < 3; round += 1) {
      const { pending, browser } = await beginSignIn(door, email);
      for (let tries = 0; tries < 5; tries += 1) await door.secondFactors.proveSignIn(WRONG, pending, browser.origin);
    }
    const { pending, browser } = await beginSignIn(door, email);
    expect(refusalCode(await door.secondFactors.proveSignIn(WRONG, pending, browser.origin))).toBe("RATE_LIMITED");
    must(await door.secondFactors.proveSignIn(recovery(recoveryCodes[0]), pending, browser.origin));
    const atHome = await beginSignIn(door, email, home);
    expect(refusalCode(await door.secondFactors.proveSignIn(WRONG, atHome.pending, home.origin))).toBe("VALIDATION");
  });

  it("says the same of every code that does not work", async () => {
    const door = doorScene();
    const { email } = await accountWithApp(door);
    const { pending, browser } = await beginSignIn(door, email);
    const nobody = { pendingId: null, challengeId: null, deviceTokenHash: browser.deviceTokenHash };
    const answers = [
      await door.secondFactors.proveSignIn(WRONG, pending, browser.origin),
      await door.secondFactors.proveSignIn(recovery("0".repeat(24)), pending, browser.origin),
      await door.secondFactors.proveSignIn({ kind: "SENT_CODE", code: "000000" }, pending, browser.origin),
      await door.secondFactors.proveSignIn(WRONG, nobody, browser.origin),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it("tells of a hold only after both proofs, and opens nothing", async () => {
    const door = doorScene();
    const { secret, email, accountId } = await accountWithApp(door);
    const account = door.ports.tables.accounts.get(accountId);
    if (!account) throw new Error("There is no account.");
    const order = { reason: "PAYMENT_FRAUD", by: "system:policy", at: door.ports.now } as const;
    door.ports.tables.accounts.set(accountId, must(suspend(account, order)).account);
    const before = door.ports.tables.sessions.size;
    const { pending, browser, needs } = await beginSignIn(door, email);
    expect(needs).toBe("SECOND_FACTOR");
    const proof = app(codeAt(secret, door.ports.now));
    const { signedIn, onHold } = must(await door.secondFactors.proveSignIn(proof, pending, browser.origin));
    expect({ signedIn, state: onHold?.state }).toEqual({ signedIn: null, state: "SUSPENDED" });
    expect(door.ports.tables.sessions.size).toBe(before);
  });

  it("R34 a changed password ends what waits and never stands in for the factor", async () => {
    const door = doorScene();
    const { secret, email, accountId } = await accountWithApp(door);
    const { pending, browser } = await beginSignIn(door, email);
    const credential = door.ports.tables.credentials.get(accountId);
    if (!credential) throw new Error("There is no password.");
    later(door, 1);
    door.ports.tables.credentials.set(accountId, { ...credential, lastChangedAt: door.ports.now });
    const proof = app(codeAt(secret, door.ports.now));
    expect(refusalCode(await door.secondFactors.proveSignIn(proof, pending, browser.origin))).toBe("VALIDATION");
    expect((await beginSignIn(door, email)).needs).toBe("SECOND_FACTOR");
  });
});

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

describe("staff without a second factor", () => {
  const enrolling = async () => {
    const door = doorScene();
    const { accountId } = await verifiedAccount(door);
    const analyst = staff("ANALYST");
    const hash = door.ports.tables.credentials.get(accountId)?.passwordHash;
    if (!hash) throw new Error("There is no password.");
    door.ports.tables.accounts.set(analyst.id, analyst);
    const lastChangedAt = new Date(door.ports.now.getTime() - 60_000);
    door.ports.tables.credentials.set(analyst.id, { accountId: analyst.id, passwordHash: hash, lastChangedAt });
    const began = await beginSignIn(door, analyst.email?.email.address ?? "");
    return { door, analyst, ...began };
  };

  it("R28 set one up before their first session, keep codes, and only then are in", async () => {
    const { door, analyst, pending, browser } = await enrolling();
    const { deviceTokenHash, origin } = browser;
    const owner = await door.secondFactors.findPending(pending);
    if (!owner) throw new Error("Nothing waits.");
    expect(refusalCode(await door.secondFactors.finishEnrolment(pending, origin))).toBe("SESSION_ENDED");
    const { secret } = must(await door.secondFactors.beginTotp(owner, origin));
    const code = codeAt(secret, door.ports.now);
    const added = must(await door.secondFactors.confirmTotp(owner, { code, deviceTokenHash }, origin));
    expect(added.renewed).toBe(null);
    expect(added.recoveryCodes).toHaveLength(10);
    const of = () => [...door.ports.tables.sessions.values()].filter(({ session }) => session.accountId === analyst.id);
    expect(of()).toEqual([]);
    const { signedIn } = must(await door.secondFactors.finishEnrolment(pending, origin));
    expect(await door.resolve(signedIn?.sessionToken ?? "")).toMatchObject({ state: "LIVE", actor: { kind: "STAFF" } });
    expect(of()[0]?.session.level).toBe("SECOND_FACTOR");
    expect(refusalCode(await door.secondFactors.finishEnrolment(pending, origin))).toBe("SESSION_ENDED");
  });

  it("R28 a sign-in that waits for a factor of somebody who has one sets nothing up", async () => {
    const door = doorScene();
    const { email } = await accountWithApp(door);
    const { pending, browser } = await beginSignIn(door, email);
    const owner = await door.secondFactors.findPending(pending);
    if (!owner) throw new Error("Nothing waits.");
    expect(refusalCode(await door.secondFactors.beginTotp(owner, browser.origin))).toBe("SESSION_ENDED");
  });

  it("R28 a staff session of one proof is nobody's, everywhere", async () => {
    const { door, analyst, browser } = await enrolling();
    const { newToken } = await import("@/server/accounts/adapters/outbound/security/tokens");
    const { token, hash } = newToken();
    const at = door.ports.now;
    const session: Session = {
      id: sessionIdFrom("018f0000-0000-7000-8000-00000000aaaa"),
      accountId: analyst.id,
      deviceId: deviceIdFrom("018f0000-0000-7000-8000-00000000bbbb"),
      method: "PASSWORD",
      level: "SINGLE",
      provedAt: at,
      idleSeconds: 1800,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + 3_600_000),
      ended: null,
    };
    door.ports.tables.sessions.set(session.id, { session, tokenHash: Buffer.from(hash).toString("hex") });
    expect(await door.resolve(token)).toEqual({ state: "SECOND_FACTOR_MISSING" });
    const actor: StaffActor = {
      kind: "STAFF",
      accountId: analyst.id,
      sessionId: session.id,
      role: "ANALYST",
      name: "Nisha Rao",
    };
    const refused = await door.secondFactors.renewRecoveryCodes(actor, browser.origin);
    expect(refusalCode(refused)).toBe("SECOND_FACTOR_REQUIRED");
  });

  it("keep their last one", async () => {
    const { door, pending, browser } = await enrolling();
    const { deviceTokenHash, origin } = browser;
    const owner = await door.secondFactors.findPending(pending);
    if (!owner) throw new Error("Nothing waits.");
    const { secret } = must(await door.secondFactors.beginTotp(owner, origin));
    const code = codeAt(secret, door.ports.now);
    must(await door.secondFactors.confirmTotp(owner, { code, deviceTokenHash }, origin));
    const { signedIn } = must(await door.secondFactors.finishEnrolment(pending, origin));
    const actor = await actorOf(door, signedIn?.sessionToken ?? "");
    const removal = { factor: { kind: "APP" }, password: PASSWORD, deviceTokenHash } as const;
    expect(refusalCode(await door.secondFactors.remove(removal, actor, origin))).toBe("CONFLICT_OF_INTEREST");
    expect((await door.secondFactors.overview(actor)).app).not.toBe(null);
  });
});
