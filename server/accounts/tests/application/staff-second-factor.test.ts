import { describe, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Session } from "@/server/accounts/domain/entities/session";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { staff } from "../support/account-facts";
import { doorScene, PASSWORD, verifiedAccount } from "../support/door-scene";
import { must, refusalCode } from "../support/must";
import { accountWithApp, actorOf, beginSignIn, codeAt } from "../support/second-factor-scene";

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
