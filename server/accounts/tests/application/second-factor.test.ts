import { describe, expect, it } from "vitest";
import { suspend } from "@/server/accounts/domain/aggregates/account-life-cycle";
import { browserAt, doorScene, later } from "../support/door-scene";
import { must, refusalCode } from "../support/must";
import { accountWithApp, beginSignIn, codeAt } from "../support/second-factor-scene";

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
