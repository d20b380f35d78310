import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { newId } from "@/server/platform/new-id";
import { appRouter } from "@/server/trpc/app-router";
import { createCallerFactory } from "@/server/trpc/procedures";
import { RefusalError } from "@/server/trpc/unwrap";
import { buyer, emailOf } from "../support/account-facts";
import { memoryBrowser } from "../support/memory-browser";
import { type ModuleScene, moduleScene, putSession, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";

const NOTE = "Third welcome coupon at one address.";

let scene: ModuleScene;
let analyst: StaffActor;
let lead: StaffActor;
let otherLead: StaffActor;

beforeAll(async () => {
  scene = await moduleScene();
  analyst = { ...(await putStaff(scene, "ANALYST")), name: "Priya Kulkarni" };
  lead = { ...(await putStaff(scene, "LEAD")), name: "Aditi Kamath" };
  otherLead = { ...(await putStaff(scene, "LEAD")), name: "Leela Menon" };
});
afterAll(() => scene.close());

const createCaller = createCallerFactory(appRouter);
const as = (actor: StaffActor) =>
  createCaller({
    actor,
    origin: { ...systemOrigin, channel: "web" },
    accounts: scene.accounts,
    browser: memoryBrowser().browser,
  });

async function putBuyer(): Promise<AccountId> {
  const id = accountIdFrom(newId());
  const email = { kind: "EMAIL", email: emailOf(`buyer-${id}@example.com`), verifiedAt: new Date() } as const;
  const actor = { kind: "SYSTEM", name: "system:demo" } as const;
  const audited = { action: "demo.load", actor, origin: systemOrigin, subject: null, accounts: [] } as const;
  must(
    await scene.accounts.unitOfWork(audited, (write) => write.accounts.insert({ ...buyer(), id, email, phone: null })),
  );
  await putSession(scene, id);
  return id;
}

const order = (accountId: string, hours: number) =>
  ({ accountId, reasonCode: "COUPON_ABUSE", scope: "ACCOUNT", hours, note: NOTE }) as const;

async function askForAWeek(accountId: string, by = analyst): Promise<string> {
  const { asked } = await as(by).accounts.lock(order(accountId, 7 * 24));
  if (!asked) throw new Error("Nothing was asked.");
  return asked.approvalId;
}

const suspend = (accountId: string, by: StaffActor) =>
  as(by).accounts.changeStatus({ accountId, to: "SUSPENDED", reasonCode: "PAYMENT_FRAUD", note: NOTE });

/** The refusal's code, or null when it was none. */
const codeOf = (call: Promise<unknown>): Promise<string | null> =>
  call.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Error && error.cause instanceof RefusalError) return error.cause.refusal.code;
      throw error;
    },
  );

async function stored(accountId: string) {
  const { rows } = await scene.database.pool.query<{ status: string; until: Date | null; since: Date | null }>(
    "SELECT status, lock_until AS until, lock_since AS since FROM account WHERE id = $1",
    [accountId],
  );
  if (!rows[0]) throw new Error("There is no such account.");
  return rows[0];
}

const HOUR = 3_600_000;

describe("a seven-day lock", () => {
  it("is 24 hours at once, and the rest after another LEAD's approval", async () => {
    const accountId = await putBuyer();
    const approvalId = await askForAWeek(accountId);
    const contained = await stored(accountId);
    expect(Number(contained.until) - Number(contained.since)).toBe(24 * HOUR);
    expect(await as(lead).approvals.approve({ approvalId, note: "" })).toMatchObject({ state: "APPROVED" });
    const extended = await stored(accountId);
    expect(Number(extended.until) - Number(contained.since)).toBe(7 * 24 * HOUR);
  });

  it("keeps note and answer sealed, and its list has neither", async () => {
    const accountId = await putBuyer();
    const approvalId = await askForAWeek(accountId);
    await as(lead).approvals.decline({ approvalId, note: "Not enough to go on yet." });
    const { rows } = await scene.database.pool.query<{ text: string }>(
      `SELECT encode(sealed_note, 'escape') || encode(sealed_answer, 'escape') || "order"::text || evidence::text AS text
         FROM approval_request WHERE id = $1`,
      [approvalId],
    );
    expect(rows[0]?.text).not.toMatch(/coupon at one|Not enough/u);
    const list = await as(lead).approvals.list({ view: "DECIDED" });
    expect(JSON.stringify(list)).not.toMatch(/coupon at one|Not enough/u);
    expect(await as(analyst).approvals.get({ approvalId })).toMatchObject({
      state: "DECLINED",
      note: NOTE,
      answer: "Not enough to go on yet.",
      answering: null,
    });
  });
});

describe("R54 nobody approves alone", () => {
  it("refuses the approver who asked, from another session too, and leaves the entry", async () => {
    const accountId = await putBuyer();
    const approvalId = await askForAWeek(accountId, lead);
    const elsewhere = { ...lead, sessionId: sessionIdFrom(await putSession(scene, lead.accountId)) };
    expect(await codeOf(as(lead).approvals.approve({ approvalId, note: "" }))).toBe("CONFLICT_OF_INTEREST");
    expect(await codeOf(as(elsewhere).approvals.approve({ approvalId, note: "" }))).toBe("CONFLICT_OF_INTEREST");
    const { rows } = await scene.database.pool.query<{ refusal_code: string }>(
      "SELECT refusal_code FROM audit_entry WHERE action = 'approval.approve' AND subject_id = $1",
      [approvalId],
    );
    expect(rows.map((row) => row.refusal_code)).toEqual(["CONFLICT_OF_INTEREST", "CONFLICT_OF_INTEREST"]);
  });

  it("suspends through no procedure by one person, whatever their role", async () => {
    for (const role of ["SUPPORT", "ANALYST", "LEAD", "AUDITOR", "ADMIN"] as const) {
      const accountId = await putBuyer();
      const one = await putStaff(scene, role);
      const asked = await suspend(accountId, one).catch(() => null);
      const approvalId = asked?.approvalId ?? newId();
      expect(await codeOf(as(one).approvals.approve({ approvalId, note: "" }))).not.toBeNull();
      expect(await codeOf(suspend(accountId, one))).not.toBeNull();
      expect((await stored(accountId)).status).toBe("ACTIVE");
    }
  });

  it("takes two for suspending, and two again for what follows", async () => {
    const accountId = await putBuyer();
    await as(lead).approvals.approve({ approvalId: (await suspend(accountId, analyst)).approvalId, note: "" });
    expect((await stored(accountId)).status).toBe("SUSPENDED");
    const disable = { accountId, to: "DISABLED", reasonCode: "PAYMENT_FRAUD", note: NOTE } as const;
    const { approvalId } = await as(analyst).accounts.changeStatus(disable);
    expect(await codeOf(as(analyst).approvals.approve({ approvalId, note: "" }))).toBe("FORBIDDEN");
    await as(otherLead).approvals.approve({ approvalId, note: "" });
    expect((await stored(accountId)).status).toBe("DISABLED");
  });
});

describe("R72 at once", () => {
  it("two approvers: one wins, the other learns who", async () => {
    for (let round = 0; round < 5; round += 1) {
      const approvalId = await askForAWeek(await putBuyer());
      const answers = await Promise.allSettled([
        as(lead).approvals.approve({ approvalId, note: "" }),
        as(otherLead).approvals.approve({ approvalId, note: "" }),
        as(otherLead).approvals.decline({ approvalId, note: "Not enough to go on yet." }),
      ]);
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const answer of answers) {
        if (answer.status === "fulfilled") continue;
        const refusal = answer.reason.cause.refusal;
        expect(refusal).toMatchObject({ code: "CONFLICT", what: "request" });
        expect([lead.name, otherLead.name]).toContain(refusal.by);
      }
    }
  });

  it("two who ask: one request stands, the other is told of the first", async () => {
    const accountId = await putBuyer();
    const answers = await Promise.allSettled([suspend(accountId, analyst), suspend(accountId, lead)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { rows } = await scene.database.pool.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM approval_request WHERE account_id = $1 AND state = 'PENDING'",
      [accountId],
    );
    expect(rows[0]?.count).toBe(1);
  });

  it("many reveals: no more than the hour allows", async () => {
    const accountId = await putBuyer();
    const support = await putStaff(scene, "SUPPORT");
    const ask = () => as(support).accounts.reveal({ accountId, field: "email", reasonCode: "CONTACT_HOLDER" });
    const answers = await Promise.all(Array.from({ length: 34 }, () => codeOf(ask())));
    expect(answers.filter((code) => code === null)).toHaveLength(30);
    expect(answers.filter((code) => code === "RATE_LIMITED")).toHaveLength(4);
  });
});

describe("a request whose account changed meanwhile", () => {
  it("is refused when it runs: recorded, audited once, and nothing of it is left", async () => {
    const accountId = await putBuyer();
    const approvalId = await askForAWeek(accountId);
    await scene.database.pool.query("UPDATE account SET status = 'DISABLED' WHERE id = $1", [accountId]);
    const before = await stored(accountId);
    const answer = await as(lead).approvals.approve({ approvalId, note: "" });
    expect(answer).toMatchObject({ state: "REFUSED", sessionsEnded: 0 });
    expect(await stored(accountId)).toEqual(before);
    const found = await as(lead).approvals.get({ approvalId });
    expect(found).toMatchObject({ state: "REFUSED", decidedBy: lead.name });
    expect(found.facts.find(({ label }) => label === "Status")).toMatchObject({
      asked: { text: "Active" },
      now: { text: "Disabled" },
      changed: true,
    });
    const { rows } = await scene.database.pool.query<{ outcome: string; account_id: string }>(
      "SELECT outcome, account_id FROM audit_entry WHERE action = 'approval.approve' AND subject_id = $1",
      [approvalId],
    );
    expect(rows).toEqual([{ outcome: "DONE", account_id: accountId }]);
  });
});

describe("reading", () => {
  it("is not for SUPPORT; AUDITOR and ADMIN read and are offered no button for a lock", async () => {
    const approvalId = await askForAWeek(await putBuyer());
    const support = await putStaff(scene, "SUPPORT");
    expect(await codeOf(as(support).approvals.list({}))).toBe("FORBIDDEN");
    expect(await codeOf(as(support).approvals.get({ approvalId }))).toBe("FORBIDDEN");
    const auditor = await putStaff(scene, "AUDITOR");
    expect((await as(auditor).approvals.get({ approvalId })).answering).toBeNull();
    const admin = await putStaff(scene, "ADMIN");
    expect((await as(admin).approvals.get({ approvalId })).answering?.allowed).toBe(false);
    expect((await as(analyst).approvals.get({ approvalId })).answering).toEqual({
      allowed: false,
      because: "You asked for this. Someone else must decide.",
    });
    expect((await as(lead).approvals.get({ approvalId })).answering?.allowed).toBe(true);
  });

  it("pages through everything once, what lapses first on top", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    let ends = 0;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof as>["approvals"]["list"]>> = await as(lead).approvals.list({
        limit: 2,
        cursor,
      });
      for (const row of page.rows) {
        expect(row.expiresAt.getTime()).toBeGreaterThanOrEqual(ends);
        ends = row.expiresAt.getTime();
        seen.push(row.id);
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    const { pending } = await as(lead).approvals.count();
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(pending.count);
    expect(seen.length).toBeGreaterThan(2);
  });
});
