import { describe, expect, it } from "vitest";
import { lapseRequests } from "@/server/accounts/application/use-cases/lapse-requests/lapse-requests";
import { unlockAccount } from "@/server/accounts/application/use-cases/unlock-account/unlock-account";
import { recordDevice } from "@/server/accounts/domain/entities/device";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { BUYER_ID, hoursLater, OTHER_STAFF_ID, STAFF_ID } from "../support/account-facts";
import { approvalScene, askedForAWeek } from "../support/approval-scene";
import { origin } from "../support/console-scene";
import { must, refusalCode } from "../support/must";

const HOUR = 3_600_000;

describe("a lock over 24 hours", () => {
  it("locks for 24 hours at once and asks for the rest, in one commit with one entry", async () => {
    const scene = approvalScene();
    const receipt = must(await scene.lock(7 * 24));
    const start = scene.ports.now.getTime();
    expect(receipt).toMatchObject({ sessionsEnded: 3, until: new Date(start + 24 * HOUR) });
    expect(receipt.asked?.until).toEqual(new Date(start + 7 * 24 * HOUR));
    expect(scene.ports.audit.map(({ action, outcome }) => [action, outcome])).toEqual([["account.lock", "DONE"]]);
    expect(scene.request(receipt.asked?.approvalId ?? "")).toMatchObject({
      state: "PENDING",
      requestedBy: STAFF_ID,
      expiresAt: new Date(start + 24 * HOUR),
    });
  });

  it("freezes what was known when it was asked", async () => {
    const scene = approvalScene();
    const id = await askedForAWeek(scene);
    expect(scene.request(id)?.evidence).toMatchObject({
      account: { status: "ACTIVE", lock: { reason: "COUPON_ABUSE", scope: "ACCOUNT" } },
      caseReasons: ["RISK_REACHED_HIGH"],
    });
  });

  it("is extended by the approval to the end counted from the first lock's start, however late it comes", async () => {
    const scene = approvalScene();
    const id = await askedForAWeek(scene);
    const start = scene.ports.now.getTime();
    scene.ports.now = new Date(start + 14 * 60_000);
    expect(must(await scene.approve(id))).toMatchObject({ state: "APPROVED", because: null });
    expect(scene.buyer().lock).toMatchObject({ since: new Date(start), until: new Date(start + 7 * 24 * HOUR) });
    expect(scene.request(id)).toMatchObject({ state: "APPROVED", decidedBy: OTHER_STAFF_ID });
    expect(scene.ports.audit.at(-1)).toMatchObject({ action: "approval.approve", outcome: "DONE" });
  });

  it("tells the second who asks about the first, and changes nothing of theirs", async () => {
    const scene = approvalScene();
    await askedForAWeek(scene);
    const second = await scene.lock(30 * 24, scene.lead);
    expect(second).toMatchObject({ refusal: { code: "CONFLICT", what: "request", by: "Nisha Rao" } });
    expect(scene.ports.tables.approvals.size).toBe(1);
  });

  it("is beyond SUPPORT, who locks for 24 hours and asks nobody", async () => {
    const scene = approvalScene("SUPPORT");
    expect(refusalCode(await scene.lock(25))).toBe("APPROVAL_REQUIRED");
    expect(scene.buyer().lock).toBeNull();
    expect(scene.ports.tables.approvals.size).toBe(0);
  });

  it("waits as a whole where one person's 24 hours are used up: unlock and lock again adds nothing", async () => {
    const scene = approvalScene();
    const start = scene.ports.now.getTime();
    must(await scene.lock(24));
    scene.ports.now = new Date(start + 29 * 60_000);
    const unlock = unlockAccount({ unitOfWork: scene.ports.unitOfWork });
    must(await unlock({ accountId: BUYER_ID, note: "Spoke to the holder." }, scene.actor, origin));
    const again = must(await scene.lock(24));
    expect(again.until).toEqual(new Date(start + 24 * HOUR));
    expect(again.asked?.until).toEqual(new Date(start + 24 * HOUR + 29 * 60_000));
  });
});

describe("R54 who approves", () => {
  it("is never the one who asked, LEAD or not, and the refusal is audited", async () => {
    const scene = approvalScene("LEAD");
    const id = await askedForAWeek(scene);
    expect(refusalCode(await scene.approve(id, scene.actor))).toBe("CONFLICT_OF_INTEREST");
    expect(refusalCode(await scene.decline(id, scene.actor))).toBe("CONFLICT_OF_INTEREST");
    expect(scene.request(id)?.state).toBe("PENDING");
    expect(scene.ports.audit.at(-1)).toMatchObject({ action: "approval.decline", outcome: "CONFLICT_OF_INTEREST" });
  });

  it("has proved a factor within the last 15 minutes", async () => {
    const scene = approvalScene();
    const id = await askedForAWeek(scene);
    scene.ports.now = new Date(scene.ports.now.getTime() + 16 * 60_000);
    expect(refusalCode(await scene.approve(id))).toBe("STEP_UP_REQUIRED");
    expect(scene.request(id)?.state).toBe("PENDING");
  });

  it("has no account that shares a browser with the one it is about", async () => {
    const scene = approvalScene();
    const id = await askedForAWeek(scene);
    const { devices, sessions } = scene.ports.tables;
    const seen = { userAgent: "Firefox", ip: null, country: null, at: scene.ports.now };
    for (const accountId of [OTHER_STAFF_ID, BUYER_ID]) {
      const device = recordDevice(deviceIdFrom(accountId), accountId, seen);
      devices.set(device.id, { device, tokenHash: "one browser" });
    }
    for (const [key, { session, tokenHash }] of sessions) {
      if (session.accountId !== BUYER_ID) continue;
      const byPassword = { ...session, deviceId: deviceIdFrom(BUYER_ID), method: "PASSWORD" } as const;
      sessions.set(key, { session: byPassword, tokenHash });
    }
    expect(refusalCode(await scene.approve(id))).toBe("CONFLICT_OF_INTEREST");
  });

  it("is one of two at once: the other learns who was first", async () => {
    const scene = approvalScene();
    const id = await askedForAWeek(scene);
    const answers = await Promise.all([scene.approve(id, scene.lead), scene.decline(id, scene.third)]);
    expect(answers.map(refusalCode)).toEqual([null, "CONFLICT"]);
    expect(answers[1]).toMatchObject({ refusal: { by: "Arjun Kapoor" } });
  });
});

describe("suspending", () => {
  it("contains at once and takes effect when another LEAD approves, with sessions ended and the holder told why", async () => {
    const scene = approvalScene();
    const asked = must(await scene.suspend());
    expect(asked).toMatchObject({ sessionsEnded: 3 });
    expect(scene.buyer()).toMatchObject({ status: "ACTIVE", lock: { scope: "ACCOUNT" } });
    must(await scene.approve(asked.approvalId));
    expect(scene.buyer().status).toBe("SUSPENDED");
    expect(scene.ports.events.map(({ type }) => type)).toContain("AccountSuspended");
    const statements = scene.ports.notifications.filter(({ template }) => template === "STATEMENT_OF_REASONS");
    expect(statements).toHaveLength(2);
  });

  it("leaves a standing lock as it is", async () => {
    const scene = approvalScene();
    must(await scene.lock(2));
    const until = scene.buyer().lock?.until;
    expect(must(await scene.suspend()).containedUntil).toEqual(until);
    expect(scene.buyer().lock?.until).toEqual(until);
  });

  it("is not asked for what the life cycle would refuse", async () => {
    const scene = approvalScene();
    const note = "Everything was explained.";
    const activate = { accountId: BUYER_ID as string, to: "ACTIVE", reasonCode: "DOUBT_CLEARED", note } as const;
    expect(refusalCode(await scene.change(activate))).toBe("ILLEGAL_TRANSITION");
    const disable = { accountId: BUYER_ID as string, to: "DISABLED", reasonCode: "PAYMENT_FRAUD", note } as const;
    expect(refusalCode(await scene.change(disable))).toBe("ILLEGAL_TRANSITION");
    expect(scene.ports.tables.approvals.size).toBe(0);
  });

  it("goes on to ACTIVE or, for ever, DISABLED, each by two people", async () => {
    const scene = approvalScene();
    const note = "Everything was explained.";
    must(await scene.approve(must(await scene.suspend()).approvalId));
    const back = { accountId: BUYER_ID as string, to: "ACTIVE", reasonCode: "DOUBT_CLEARED", note } as const;
    must(await scene.approve(must(await scene.change(back)).approvalId));
    expect(scene.buyer().status).toBe("ACTIVE");
    must(await scene.approve(must(await scene.suspend()).approvalId));
    const away = { accountId: BUYER_ID as string, to: "DISABLED", reasonCode: "PAYMENT_FRAUD", note } as const;
    must(await scene.approve(must(await scene.change(away)).approvalId));
    expect(scene.buyer().status).toBe("DISABLED");
    expect(refusalCode(await scene.change(back))).toBe("ILLEGAL_TRANSITION");
  });
});

describe("a request whose account changed meanwhile", () => {
  it("is decided anew when it runs: refused then, recorded with the code, and nothing takes effect", async () => {
    const scene = approvalScene();
    const id = await askedForAWeek(scene);
    const disabled = { ...scene.buyer(), status: "DISABLED", lock: null } as const;
    scene.ports.tables.accounts.set(BUYER_ID, disabled);
    const events = scene.ports.events.length;
    const answer = must(await scene.approve(id));
    expect(answer.state).toBe("REFUSED");
    expect(answer.because).toContain("disabled");
    expect(scene.request(id)).toMatchObject({ state: "REFUSED", refusalCode: "ILLEGAL_TRANSITION" });
    expect(scene.ports.events).toHaveLength(events);
    expect(scene.buyer()).toMatchObject({ status: "DISABLED", lock: null });
    expect(scene.ports.audit.at(-1)).toMatchObject({ action: "approval.approve", outcome: "DONE" });
  });
});

describe("a suspension that nobody agrees to", () => {
  it("lifts the lock that came with it, in the commit of the answer and with its entry", async () => {
    const scene = approvalScene();
    const asked = must(await scene.suspend());
    expect(must(await scene.decline(asked.approvalId))).toMatchObject({ takenBack: "LOCK" });
    expect(scene.buyer()).toMatchObject({ status: "ACTIVE", lock: null });
    expect(scene.ports.events.at(-1)).toMatchObject({ type: "AccountUnlocked", by: OTHER_STAFF_ID });
    expect(scene.ports.audit.at(-1)).toMatchObject({ action: "approval.decline", outcome: "DONE" });
  });

  it("leaves a lock that stood before", async () => {
    const scene = approvalScene();
    must(await scene.lock(2));
    const asked = must(await scene.suspend());
    expect(must(await scene.decline(asked.approvalId)).takenBack).toBeNull();
    expect(scene.buyer().lock).not.toBeNull();
  });

  it("leaves a lock that is asked to go on, or was made longer meanwhile", async () => {
    const scene = approvalScene();
    const asked = must(await scene.suspend());
    const longer = must(await scene.lock(7 * 24, scene.third)).asked?.approvalId ?? "";
    expect(must(await scene.decline(asked.approvalId)).takenBack).toBeNull();
    expect(scene.buyer().lock).not.toBeNull();
    must(await scene.approve(longer));
    const again = approvalScene();
    const first = must(await again.suspend());
    must(await again.approve(must(await again.lock(7 * 24)).asked?.approvalId ?? ""));
    expect(must(await again.decline(first.approvalId, again.third)).takenBack).toBeNull();
    expect(again.buyer().lock).not.toBeNull();
  });

  it("gives nobody a second day alone: asked again at once, it contains for what is left", async () => {
    const scene = approvalScene();
    const start = scene.ports.now.getTime();
    const asked = must(await scene.suspend());
    scene.ports.now = new Date(start + 10 * 60_000);
    must(await scene.decline(asked.approvalId));
    const again = must(await scene.suspend());
    expect(again.containedUntil).toEqual(new Date(start + 24 * HOUR));
  });

  it("lets the account go when the approved run is refused", async () => {
    const scene = approvalScene();
    const asked = must(await scene.suspend());
    scene.ports.tables.accounts.set(BUYER_ID, { ...scene.buyer(), status: "DISABLED" });
    expect(must(await scene.approve(asked.approvalId)).state).toBe("REFUSED");
    expect(scene.buyer()).toMatchObject({ status: "DISABLED", lock: null });
  });
});

describe("a request that nobody answers", () => {
  it("lapses at its end, once, and the lock that contained the account ends by itself", async () => {
    const scene = approvalScene();
    const id = await askedForAWeek(scene);
    const start = scene.ports.now.getTime();
    const { ports } = scene;
    const dueWork = {
      expiredRequests: async (at: Date) =>
        [...ports.tables.approvals.values()]
          .map(({ request }) => request)
          .filter(({ state, expiresAt }) => state === "PENDING" && expiresAt <= at),
    };
    const lapse = lapseRequests({ unitOfWork: ports.unitOfWork, dueWork, now: ports.clock });
    expect(await lapse(10, origin)).toEqual({ lapsed: 0, found: 0 });
    ports.now = new Date(start + 24 * HOUR);
    expect(await lapse(10, origin)).toEqual({ lapsed: 1, found: 1 });
    expect(await lapse(10, origin)).toEqual({ lapsed: 0, found: 0 });
    expect(scene.request(id)).toMatchObject({ state: "LAPSED", decidedAt: ports.now });
    expect(scene.buyer().lock?.until).toEqual(ports.now);
    expect(ports.audit.at(-1)).toMatchObject({ action: "approval.lapse", outcome: "DONE" });
  });

  it("makes room for a new one the moment it is over", async () => {
    const scene = approvalScene();
    const first = await askedForAWeek(scene);
    scene.ports.now = new Date(scene.ports.now.getTime() + 25 * HOUR);
    for (const [key, stored] of scene.ports.tables.sessions) {
      const session = { ...stored.session, lastSeenAt: scene.ports.now, expiresAt: hoursLater(100) };
      scene.ports.tables.sessions.set(key, { ...stored, session });
    }
    expect(must(await scene.lock(48)).asked).not.toBeNull();
    expect(scene.request(first)?.state).toBe("LAPSED");
  });
});
