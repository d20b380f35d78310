import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  getAccountActivitySchema,
  listAccountSessionsSchema,
} from "@/server/accounts/application/ports/inbound/account-query.schema";
import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { getAccount } from "@/server/accounts/read-model/queries/get-account";
import { getAccountActivity } from "@/server/accounts/read-model/queries/get-account-activity";
import { getOwnProfile } from "@/server/accounts/read-model/queries/get-own-profile";
import { listAccountSessions } from "@/server/accounts/read-model/queries/list-account-sessions";
import { listOwnSessions } from "@/server/accounts/read-model/queries/list-own-sessions";
import { previewLock } from "@/server/accounts/read-model/queries/preview-lock";
import { newId } from "@/server/platform/new-id";
import { must, refusalCode } from "../support/must";
import {
  actorOf,
  openReadScene,
  putAccount,
  putAuditEntry,
  putReviewCase,
  putSignals,
  type ReadScene,
} from "../support/read-scene";

let scene: ReadScene;
const analyst = actorOf("ANALYST");
const support = actorOf("SUPPORT");

const minutesAgo = (minutes: number): Date => new Date(scene.deps.now().getTime() - minutes * 60_000);

type SessionSeed = {
  readonly startedAt: Date;
  readonly lastSeenAt?: Date;
  readonly endedAt?: Date;
  readonly reason?: string;
};

async function putSession(accountId: string, seed: SessionSeed): Promise<string> {
  const id = newId();
  const deviceId = newId();
  await scene.pool.query(
    "INSERT INTO device (id, account_id, token_hash, user_agent, last_ip, first_seen_at, last_seen_at) VALUES ($1,$2,$3,'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0','103.88.21.7',$4,$4)",
    [deviceId, accountId, randomBytes(32), seed.startedAt],
  );
  await scene.pool.query(
    `INSERT INTO session (id, account_id, device_id, token_hash, method, idle_seconds, proved_at, created_at, last_seen_at, expires_at, ended_at, end_reason)
     VALUES ($1,$2,$3,$4,'PASSWORD',1800,$5,$5,$6,$7,$8,$9)`,
    [
      id,
      accountId,
      deviceId,
      randomBytes(32),
      seed.startedAt,
      seed.lastSeenAt ?? seed.startedAt,
      new Date(seed.startedAt.getTime() + 12 * 3_600_000),
      seed.endedAt ?? null,
      seed.endedAt ? (seed.reason ?? "SIGNED_OUT") : null,
    ],
  );
  return id;
}

beforeAll(async () => {
  scene = await openReadScene();
});

afterAll(() => scene.close());

describe("getAccount", () => {
  const get = async (accountId: string, actor = analyst) => must(await getAccount(scene.deps)({ accountId }, actor));

  it("tells how far the standing moved within a day", async () => {
    const accountId = await putAccount(scene, { risk: "HIGH" });
    await putSignals(scene, accountId, [
      { factor: "couponAbuse", bad: 1, occurredAt: minutesAgo(3 * 24 * 60) },
      { factor: "couponAbuse", bad: 1, occurredAt: minutesAgo(60) },
    ]);
    const { head, standing } = await get(accountId);
    if (head.standing.view !== "FULL") throw new Error("An analyst sees points.");
    expect(head.standing.delta24hMilli).toBeLessThan(-7_000);
    expect(head.standing.delta24hMilli).toBeGreaterThan(-9_000);
    expect(standing?.topLines[0]).toMatchObject({ label: "Coupon abuse", seen: "2 abuses in 3 days" });
  });

  it("names who locked it, shows the lock as long as it holds, and greys out what makes no sense", async () => {
    const accountId = await putAccount(scene);
    await putAccount(scene, { id: analyst.accountId, name: "Arjun Kapoor", roles: ["ANALYST"] });
    await scene.pool.query(
      "UPDATE account SET lock_reason = 'COUPON_ABUSE', lock_scope = 'ACCOUNT', lock_since = $2, lock_until = $3, lock_by = $4 WHERE id = $1",
      [accountId, minutesAgo(60), minutesAgo(-60), analyst.accountId],
    );
    const { head, effects } = await get(accountId);
    expect(head).toMatchObject({ status: "ACTIVE", standingStatus: "LOCKED", allowedTransitions: ["SUSPENDED"] });
    expect(head.lock).toMatchObject({ by: "Arjun Kapoor", scope: "ACCOUNT" });
    expect(effects.maxOrderValue.minor).toBe(0);
    expect(head.can.find(({ action }) => action === "account.unlock")?.blockedBecause).toBeNull();
    expect(head.can.find(({ action }) => action === "account.end-sessions")?.blockedBecause).toBe(
      "No session is live.",
    );
    const start = scene.deps.now();
    scene.setNow(minutesAgo(-61));
    const later = await get(accountId);
    scene.setNow(start);
    expect(later.head).toMatchObject({ standingStatus: "UNVERIFIED", lock: null });
  });

  it("says that nobody acts on their own account, nor locks staff", async () => {
    const { head } = await get(analyst.accountId);
    expect(head.can.find(({ action }) => action === "account.lock")?.blockedBecause).toBe(
      "You cannot act on your own account.",
    );
    const colleague = await putAccount(scene, { name: "Ravi Shetty", roles: ["LEAD"] });
    expect((await get(colleague)).head.can[0]?.blockedBecause).toMatch(/staff account/u);
  });

  it("tells readers of points that the email is of a throw-away domain", async () => {
    const of = async (email: string, actor = analyst) =>
      (await get(await putAccount(scene, { email }), actor)).identity.mailIsDisposable;
    expect(await of("asha@mailinator.com")).toBe(true);
    expect(await of("asha@example.in")).toBe(false);
    expect(await of("meera@mailinator.com", support)).toBe(false);
  });

  it("R12 tells readers of points that a name looks like another", async () => {
    const of = async (name: string, actor = analyst) =>
      (await get(await putAccount(scene, { name }), actor)).identity.nameLooksLikeAnother;
    expect(await of("Аsha Verma")).toBe(true);
    expect(await of("Asha Verma")).toBe(false);
    expect(await of("Аsha Verma", support)).toBe(false);
  });

  it("counts a dispute that was opened and then lost as the seller's own tab does, for readers of signals alone", async () => {
    const accountId = await putAccount(scene, { storeName: "Verma Crafts" });
    await putSignals(scene, accountId, [
      { factor: "disputes", bad: 0.3, occurredAt: minutesAgo(600) },
      { factor: "disputes", bad: 1, occurredAt: minutesAgo(60) },
    ]);
    await scene.pool.query(
      `INSERT INTO seller_reputation (account_id, undisputed_sales, disputes_opened, disputes_lost, disputes_withdrawn,
         bad_reviews, orders_failed, disputed_minor, seq) VALUES ($1, 27, 1, 1, 0, 0, 0, '{}', 1)`,
      [accountId],
    );
    expect((await get(accountId)).seller?.sales).toEqual({ undisputed: 27, disputes: { opened: 1, lost: 1 } });
    expect((await get(accountId, support)).seller?.sales).toEqual({ undisputed: 27, disputes: null });
  });

  it("tells the open case to readers of cases alone", async () => {
    const accountId = await putAccount(scene);
    const caseId = await putReviewCase(scene, accountId);
    expect((await get(accountId)).head.openCase).toMatchObject({
      id: caseId,
      reasonLabel: "Risk reached High",
      furtherReasons: 1,
    });
    expect((await get(accountId, support)).head.openCase).toBeNull();
    expect((await get(accountId, actorOf("ADMIN"))).head.openCase).toBeNull();
  });

  it("tells what waits for a second person, to readers of requests alone and as long as it can be answered", async () => {
    const accountId = await putAccount(scene);
    await scene.pool.query(
      `INSERT INTO approval_request (id, action, account_id, "order", evidence, reason_code, sealed_note, requested_by,
         requested_by_name, requested_at, expires_at, state, version)
       SELECT gen_random_uuid(), 'account.change-status', $1, '{"to":"SUSPENDED","reasonCode":"OTHER"}', '{}', 'OTHER', '',
         $2, 'Nisha Rao', $3::timestamptz, $3::timestamptz + hours * interval '1 hour', state, 1
         FROM (VALUES (24, 'PENDING'), (23, 'DECLINED')) AS q(hours, state)`,
      [accountId, analyst.accountId, scene.deps.now()],
    );
    const waiting = async (actor: typeof analyst) =>
      must(await getAccount(scene.deps)({ accountId }, actor)).head.waiting;
    expect(await waiting(analyst)).toMatchObject([{ type: "Suspend", requestedBy: "Nisha Rao" }]);
    expect(await waiting(support)).toEqual([]);
    await scene.pool.query("UPDATE approval_request SET expires_at = $2 WHERE account_id = $1", [
      accountId,
      scene.deps.now(),
    ]);
    expect(await waiting(analyst)).toEqual([]);
  });

  it("answers NOT_FOUND for an unknown account", async () => {
    expect(refusalCode(await getAccount(scene.deps)({ accountId: newId() }, analyst))).toBe("NOT_FOUND");
  });
});

describe("getAccountActivity", () => {
  it("walks entries and signals once, in one order, and leaves the evidence's own entries out", async () => {
    const accountId = await putAccount(scene);
    await putSignals(
      scene,
      accountId,
      [1, 3, 5, 7].map((n) => ({ factor: "completion" as const, good: 1, occurredAt: minutesAgo(n) })),
    );
    for (const n of [2, 3, 6]) await putAuditEntry(scene, { recordedAt: minutesAgo(n), accountId, actor: analyst });
    await putAuditEntry(scene, { recordedAt: minutesAgo(4), accountId, action: "signal.record" });
    const seen: { id: string; at: Date }[] = [];
    let cursor: string | null = null;
    do {
      const input = getAccountActivitySchema.parse({ accountId, cursor, limit: 2 });
      const page = must(await getAccountActivity(scene.deps)(input, analyst));
      seen.push(...page.rows);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
    expect(seen.map(({ at }) => +at)).toEqual(seen.map(({ at }) => +at).sort((a, b) => b - a));
    const orders = getAccountActivitySchema.parse({ accountId, kind: "ORDER" });
    expect(must(await getAccountActivity(scene.deps)(orders, analyst)).rows).toHaveLength(4);
    const own = getAccountActivitySchema.parse({ accountId });
    expect(must(await getAccountActivity(scene.deps)(own, support)).rows).toEqual([]);
  });
});

describe("sessions", () => {
  it("tells live from ended, idle and expired ones", async () => {
    const accountId = await putAccount(scene);
    const live = await putSession(accountId, { startedAt: minutesAgo(10) });
    const idle = await putSession(accountId, { startedAt: minutesAgo(50) });
    const ended = await putSession(accountId, {
      startedAt: minutesAgo(60),
      endedAt: minutesAgo(5),
      reason: "ENDED_BY_STAFF",
    });
    const expired = await putSession(accountId, { startedAt: minutesAgo(13 * 60), lastSeenAt: minutesAgo(1) });
    const page = must(await listAccountSessions(scene.deps)(listAccountSessionsSchema.parse({ accountId }), support));
    expect(page.live).toBe(1);
    expect(page.rows.map(({ id, state, endReasonLabel }) => [id, state, endReasonLabel])).toEqual([
      [live, "LIVE", null],
      [idle, "ENDED", "Not used for too long"],
      [ended, "ENDED", "Ended by staff"],
      [expired, "ENDED", "Ran out"],
    ]);
    expect(page.rows[0]).toMatchObject({
      deviceName: "Firefox on Linux",
      deviceKind: "COMPUTER",
      maskedIp: "103.88.•.•",
      newDevice: true,
    });
  });

  it("previews what a lock would end, and the lock in force", async () => {
    const accountId = await putAccount(scene);
    const live = await putSession(accountId, { startedAt: minutesAgo(10) });
    await putSession(accountId, { startedAt: minutesAgo(60), endedAt: minutesAgo(5) });
    const preview = must(await previewLock(scene.deps)({ accountId }, support));
    expect(preview).toMatchObject({
      sessionCount: 1,
      lock: null,
      blockedBecause: null,
      customerSees: "Your account is on hold",
    });
    expect(preview.sessions.map(({ id, deviceName }) => [id, deviceName])).toEqual([[live, "Firefox on Linux"]]);
    const offered = ({ durations }: typeof preview) =>
      durations.map(({ hours, needsApproval }) => [hours, needsApproval]);
    expect(offered(preview)).toEqual([[24, false]]);
    expect(offered(must(await previewLock(scene.deps)({ accountId }, analyst)))).toEqual([
      [24, false],
      [168, true],
      [720, true],
    ]);
    expect(preview.scopes.map(({ scope }) => scope)).toEqual(["ACCOUNT", "UNKNOWN_DEVICES"]);
    expect(refusalCode(await previewLock(scene.deps)({ accountId }, actorOf("ADMIN")))).toBe("FORBIDDEN");
  });

  it("shows holders their own live sessions, this one first, and their data in clear", async () => {
    const accountId = await putAccount(scene, { email: "asha@mail.in", phone: "+919820441177" });
    const here = await putSession(accountId, { startedAt: minutesAgo(20) });
    const there = await putSession(accountId, { startedAt: minutesAgo(5) });
    await putSession(accountId, { startedAt: minutesAgo(5), endedAt: minutesAgo(1) });
    const holder: HolderActor = {
      kind: "HOLDER",
      accountId: accountIdFrom(accountId),
      sessionId: sessionIdFrom(here),
      name: "Asha",
    };
    const { sessions } = must(await listOwnSessions(scene.deps)(holder));
    expect(sessions.map(({ id, state }) => [id, state])).toEqual([
      [here, "CURRENT"],
      [there, "LIVE"],
    ]);
    const profile = must(await getOwnProfile(scene.deps)(holder));
    expect(profile).toMatchObject({
      email: { value: "asha@mail.in" },
      phone: { value: "+91 98204 41177" },
      roles: ["BUYER"],
    });
  });
});
