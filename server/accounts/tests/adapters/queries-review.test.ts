import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  getReviewCaseSchema,
  listReviewCasesSchema,
} from "@/server/accounts/application/ports/inbound/account-query.schema";
import { getReviewCase } from "@/server/accounts/read-model/queries/get-review-case";
import { countNewCases, listReviewCases } from "@/server/accounts/read-model/queries/list-review-cases";
import { criticalFirst, decidedLately, dueFirst } from "@/server/accounts/read-model/queries/review-pages";
import { newId } from "@/server/platform/new-id";
import { must, refusalCode } from "../support/must";
import { planOf } from "../support/plan";
import { actorOf, openReadScene, putAccount, putReviewCase, putSignals, type ReadScene } from "../support/read-scene";

let scene: ReadScene;
const analyst = actorOf("ANALYST");

const list = async (input: object = {}) =>
  must(await listReviewCases(scene.deps)(listReviewCasesSchema.parse(input), analyst));

const minutesOn = (minutes: number): Date => new Date(scene.deps.now().getTime() + minutes * 60_000);

const decide = (caseId: string) =>
  scene.pool.query(
    `UPDATE review_case SET state = 'DECIDED', decision = 'CLEAR', reason_code = 'NORMAL_BEHAVIOUR', decided_by = $2,
       decided_at = $3, version = version + 1 WHERE id = $1`,
    [caseId, analyst.accountId, scene.deps.now()],
  );

beforeAll(async () => {
  scene = await openReadScene();
  await putAccount(scene, { id: analyst.accountId, name: "Arjun Kapoor", roles: ["ANALYST"] });
});

beforeEach(() => scene.owner.query("DELETE FROM review_case"));

afterAll(() => scene.close());

describe("listReviewCases", () => {
  it("orders by due time, then risk, then exposure", async () => {
    const cases = [
      { risk: "HIGH", dueAt: minutesOn(60), exposureMinor: 100 },
      { risk: "CRITICAL", dueAt: minutesOn(60), exposureMinor: 100 },
      { risk: "HIGH", dueAt: minutesOn(60), exposureMinor: 900 },
      { risk: "MEDIUM", dueAt: minutesOn(10), exposureMinor: 0 },
    ] as const;
    const ids = [];
    for (const seed of cases) ids.push(await putReviewCase(scene, await putAccount(scene), seed));
    const { rows } = await list();
    expect(rows.map(({ caseId }) => caseId)).toEqual([ids[3], ids[1], ids[2], ids[0]]);
    expect((await list({ view: "CRITICAL" })).rows.map(({ caseId }) => caseId)).toEqual([ids[1]]);
  });

  it("neither repeats nor loses a row while others decide between two pages", async () => {
    const dueAt = minutesOn(30);
    const ids: string[] = [];
    for (let n = 0; n < 60; n += 1) ids.push(await putReviewCase(scene, await putAccount(scene), { dueAt }));
    const seen: string[] = [];
    const decided = new Set<string>();
    let cursor: string | null = null;
    do {
      const page = await list({ cursor, limit: 7 });
      seen.push(...page.rows.map(({ caseId }) => caseId));
      cursor = page.nextCursor;
      for (const caseId of [page.rows.at(-1)?.caseId, ids.find((id) => !seen.includes(id) && !decided.has(id))]) {
        if (!caseId) continue;
        await decide(caseId);
        decided.add(caseId);
      }
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    const missing = ids.filter((id) => !seen.includes(id));
    expect(missing.every((id) => decided.has(id))).toBe(true);
  });

  it("shows the score of the moment, floored, beside a name or a masked contact", async () => {
    const accountId = await putAccount(scene, { name: null, email: "sunita@post.in", risk: "HIGH" });
    await putSignals(scene, accountId, [{ factor: "couponAbuse", bad: 1, occurredAt: scene.deps.now() }]);
    await putReviewCase(scene, accountId, { exposureMinor: 124_000 });
    const [row] = (await list()).rows;
    expect(row).toMatchObject({
      name: { kind: "CONTACT", text: "s•••@post.in" },
      risk: "HIGH",
      scoreMilli: 50_039,
      score: 50,
      reasonLabel: "Risk reached High",
      furtherReasons: 1,
      exposure: { minor: 124_000, currency: "INR" },
    });
  });

  it("counts what is open, critical and decided today, with the median", async () => {
    const at = scene.deps.now();
    for (const minutes of [1, 2, 9]) {
      const openedAt = new Date(at.getTime() - minutes * 60_000);
      await putReviewCase(scene, await putAccount(scene), { openedAt, decided: { by: analyst.accountId, at } });
    }
    await putReviewCase(scene, await putAccount(scene), { risk: "CRITICAL" });
    const page = await list();
    expect(page.counts).toEqual({
      open: { count: 1, more: false },
      critical: { count: 1, more: false },
      decidedToday: { count: 3, more: false },
    });
    expect(page.today?.medianMinutes).toBeCloseTo(2);
    const decided = await list({ view: "DECIDED_TODAY" });
    expect(decided.rows[0]?.decision).toMatchObject({ outcome: "CLEAR", by: "Arjun Kapoor" });
  });

  it("counts cases opened since the list was read", async () => {
    const since = scene.deps.now();
    await putReviewCase(scene, await putAccount(scene), { openedAt: new Date(since.getTime() - 1000) });
    await putReviewCase(scene, await putAccount(scene), { openedAt: new Date(since.getTime() + 1000) });
    const counted = must(await countNewCases(scene.deps)({ since, view: "DUE_FIRST" }, analyst));
    expect(counted).toMatchObject({ count: { count: 1, more: false }, open: { count: 2, more: false } });
    const critical = must(await countNewCases(scene.deps)({ since, view: "CRITICAL" }, analyst));
    expect(critical.count).toEqual({ count: 0, more: false });
  });

  it("says 1,000+ beyond a thousand", async () => {
    await scene.owner.query(`INSERT INTO review_case (id, account_id, state, reasons, risk_level, risk_rank, score_milli,
      exposure_minor, opened_at, due_at, version)
      SELECT gen_random_uuid(), gen_random_uuid(), 'OPEN', '[]', 'HIGH', 1, 40000, 0, now(), now(), 1 FROM generate_series(1, 1005)`);
    expect((await list({ limit: 1 })).counts?.open).toEqual({ count: 1000, more: true });
  });

  it.each(["SUPPORT", "ADMIN"] as const)("is not for %s", async (role) => {
    expect(refusalCode(await listReviewCases(scene.deps)(listReviewCasesSchema.parse({}), actorOf(role)))).toBe(
      "FORBIDDEN",
    );
    const input = getReviewCaseSchema.parse({ caseId: newId() });
    expect(refusalCode(await getReviewCase(scene.deps)(input, actorOf(role)))).toBe("FORBIDDEN");
  });
});

describe("getReviewCase", () => {
  const get = async (caseId: string, actor = analyst) =>
    must(await getReviewCase(scene.deps)(getReviewCaseSchema.parse({ caseId }), actor));

  it("explains the score so that its lines add up to it", async () => {
    const accountId = await putAccount(scene, { risk: "HIGH" });
    const at = scene.deps.now();
    const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);
    await putSignals(scene, accountId, [
      ...[20, 5, 1].map((days) => ({ factor: "couponAbuse" as const, bad: 1, occurredAt: daysAgo(days) })),
      { factor: "completion", good: 1, occurredAt: daysAgo(25) },
    ]);
    const pane = await get(await putReviewCase(scene, accountId));
    const { explanation, account } = pane;
    const sum = [...explanation.lines, ...explanation.adjustments].reduce((total, line) => total + line.pointsMilli, 0);
    expect(explanation.base.pointsMilli + sum).toBe(explanation.scoreMilli);
    expect(explanation.lines).toHaveLength(7);
    expect(explanation.lines[2]).toMatchObject({
      label: "Coupon abuse",
      seen: "3 abuses in 20 days",
      evidenceCount: 3,
    });
    expect(account.standing).toMatchObject({ view: "FULL", scoreMilli: explanation.scoreMilli });
    expect(pane.evidence[0]).toMatchObject({ words: "Coupon abuse detected", direction: "LOWERS" });
  });

  it("offers every answer with their reasons, and the next case", async () => {
    const first = await putReviewCase(scene, await putAccount(scene), { dueAt: minutesOn(1) });
    const second = await putReviewCase(scene, await putAccount(scene, { name: "Iyer Traders" }), {
      dueAt: minutesOn(2),
    });
    const pane = await get(first);
    expect(pane.outcomes.map(({ outcome, noteRequired }) => [outcome, noteRequired])).toEqual([
      ["CLEAR", false],
      ["VERIFY", false],
      ["LIMIT", true],
      ["SUSPEND", true],
      ["LOCK", true],
    ]);
    expect(pane.next).toEqual({ caseId: second, name: { kind: "PERSON", text: "Iyer Traders" } });
    expect((await get(second)).next?.caseId).toBe(first);
    expect((await get(first, actorOf("AUDITOR"))).outcomes).toEqual([]);
  });

  it("tells what is new since the last decision", async () => {
    const accountId = await putAccount(scene, { risk: "HIGH" });
    const at = scene.deps.now();
    const decidedAt = new Date(at.getTime() - 3 * 86_400_000);
    const openedAt = new Date(at.getTime() - 4 * 86_400_000);
    await putReviewCase(scene, accountId, {
      openedAt,
      decided: { by: analyst.accountId, at: decidedAt, note: "A sister orders too." },
    });
    await putSignals(scene, accountId, [
      { factor: "couponAbuse", bad: 1, occurredAt: openedAt },
      { factor: "couponAbuse", bad: 1, occurredAt: at, detail: { couponCode: "WELCOME150" } },
    ]);
    const pane = await get(await putReviewCase(scene, accountId));
    expect(pane.sinceLastDecision).toMatchObject({ newSignals: 1, decidedAt });
    expect(pane.sinceLastDecision?.sentence).toMatch(
      /^WELCOME150 used again\. It moved the standing by −\d+\.\d points\.$/u,
    );
    expect(pane.pastDecisions[0]).toMatchObject({ by: "Arjun Kapoor", note: "A sister orders too." });
  });

  it("opens for an account with no standing, device or contact on record", async () => {
    const accountId = await putAccount(scene, { name: null });
    await scene.owner.query("DELETE FROM trust_profile WHERE account_id = $1", [accountId]);
    const pane = await get(await putReviewCase(scene, accountId));
    expect(pane.account).toMatchObject({
      name: { kind: "ACCOUNT_ID" },
      standing: { risk: "MEDIUM", scoreMilli: 60_000 },
    });
  });

  it("answers NOT_FOUND for an unknown case", async () => {
    const input = getReviewCaseSchema.parse({ caseId: newId() });
    expect(refusalCode(await getReviewCase(scene.deps)(input, analyst))).toBe("NOT_FOUND");
  });
});

describe("the indexes behind the queue", () => {
  const at = "2026-11-20T00:00:00Z";
  it.each([
    ["due first", dueFirst, [at, 1, 0, newId(), 51], "review_case_queue"],
    ["critical", criticalFirst, [at, 0, newId(), 51], "review_case_critical"],
    ["decided today", decidedLately, [at, newId(), 51, at], "review_case_decided"],
  ])("serve %s without a sort", async (_, statement, values, index) => {
    const plan = await planOf(scene.owner, statement, values);
    expect(plan).toContain(index);
    expect(plan).toMatch(/Index Cond: \(.*ROW\(/u);
  });
});
