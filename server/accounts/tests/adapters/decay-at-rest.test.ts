import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluateTrust } from "@/server/accounts/application/use-cases/evaluate-trust/evaluate-trust";
import { unlessNothingToDo } from "@/server/accounts/application/use-cases/nothing-to-do";
import { recordSignals } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import { reevaluate } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { FACTORS } from "@/server/accounts/domain/entities/trust-signal";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { done } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { openDatabase } from "@/server/platform/database";
import { must } from "../support/must";
import { openRealPorts } from "../support/real-ports";
import { factOf, feed, workerOrigin } from "../support/signal-facts";
import { audited } from "../support/stored-people";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

let scene: WorkerScene;
const start = new Date();
beforeAll(async () => {
  scene = await openWorkerScene();
});
afterAll(() => scene.close());

async function person(): Promise<AccountId> {
  const [id] = await scene.register("Asha Verma");
  if (!id) throw new Error("nobody");
  return id;
}

/** The sweep of one worker, until nothing is due. */
async function sweep(worker: Pick<WorkerScene, "unitOfWork" | "dueWork" | "newId"> = scene): Promise<number> {
  let moved = 0;
  for (;;) {
    const due = await worker.dueWork.dueEvaluations(scene.now(), 50);
    if (due.length === 0) return moved;
    const evaluated = await unlessNothingToDo(evaluateTrust(worker)(due, feed, workerOrigin));
    if (evaluated === null) return moved;
    moved += must(evaluated).moved;
  }
}

const profileOf = (id: AccountId) =>
  scene.unitOfWork(audited([id]), async (write) => {
    const profile = await write.trust.find(id);
    if (!profile) throw new Error("no profile");
    return done(profile);
  });

const mass = fc.double({ min: 0.02, max: 8, noNaN: true });
const fact = fc.record({
  factor: fc.constantFrom(...FACTORS),
  good: fc.oneof(fc.constant(0), mass),
  bad: mass,
  hoursAgo: fc.integer({ min: 0, max: 4_000 }),
});
const history = fc.array(fact, { minLength: 1, maxLength: 10 });
const waits = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 4 });

test("after any history and at any later moment, once swept the stored score is within a point and the level is the exact one", async () => {
  await fc.assert(
    fc.asyncProperty(history, waits, async (facts, minutes) => {
      scene.clock.now = start;
      const id = await person();
      const signals = facts.map(({ factor, good, bad, hoursAgo }, n) =>
        factOf(id, factor, `fact ${n}`, { good, bad }, new Date(start.getTime() - hoursAgo * 3_600_000)),
      );
      must(await recordSignals(scene)({ signals }, feed, workerOrigin));
      const recorded = must(await profileOf(id));
      for (const wait of minutes) {
        scene.clock.now = new Date(scene.clock.now.getTime() + wait * 60_000);
        await sweep();
        const [stored] = await scene.rows<{ score_milli: number; risk_level: string; due: boolean }>(
          "SELECT score_milli, risk_level, coalesce(next_crossing_at <= $2, false) AS due FROM trust_profile WHERE account_id = $1",
          [id, scene.now()],
        );
        const exact = reevaluate(recorded, { policy: trustPolicyV1, at: scene.now() }).profile;
        expect(scoreMilliAt(recorded.evidence, trustPolicyV1, scene.now().getTime())).toBe(exact.scoreMilli);
        expect(Math.abs((stored?.score_milli ?? 0) - exact.scoreMilli)).toBeLessThan(1_000);
        expect(stored).toMatchObject({ risk_level: exact.riskLevel, due: false });
      }
    }),
    { numRuns: 25 },
  );
});

test("the sweep touches the rows that are due and no others", async () => {
  scene.clock.now = start;
  const [quiet, moving] = [await person(), await person()];
  const at = new Date(start.getTime() - 60_000);
  const good = factOf(quiet, "completion", "one", { good: 0.1 }, at);
  const bad = factOf(moving, "failures", "two", { bad: 5 }, at);
  must(await recordSignals(scene)({ signals: [good, bad] }, feed, workerOrigin));
  const version = async (id: AccountId) => must(await profileOf(id)).version;
  const before = await version(quiet);
  scene.clock.now = new Date(start.getTime() + 5 * 86_400_000);
  await sweep();
  expect(await version(quiet)).toBe(before);
  expect(await version(moving)).toBeGreaterThan(1);
});

test("two workers at once move each account once, with one event each", async () => {
  scene.clock.now = start;
  const ids = [];
  for (let n = 0; n < 12; n += 1) ids.push(await person());
  const at = new Date(start.getTime() - 60_000);
  const signals = ids.map((id) => factOf(id, "failures", "charged back", { bad: 5 }, at));
  must(await recordSignals(scene)({ signals }, feed, workerOrigin));
  scene.clock.now = new Date(start.getTime() + 20 * 86_400_000);
  const other = openRealPorts(scene.testDatabase.appUrl, { now: scene.now });
  await Promise.all([sweep(), sweep({ ...scene, unitOfWork: other.unitOfWork }), sweep()]);
  await other.close();
  const told = await scene.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM outbox
      WHERE account_id = ANY($1) AND type = 'accounts.trust-score-updated.v1' AND occurred_at = $2 GROUP BY account_id`,
    [ids, scene.now()],
  );
  expect(told.map(({ count }) => count)).toEqual(ids.map(() => 1));
});

test("an account that somebody holds is left to them, and the others do not wait", async () => {
  scene.clock.now = start;
  const [held, free] = [await person(), await person()];
  const at = new Date(start.getTime() - 60_000);
  const signals = [held, free].map((id) => factOf(id, "failures", "held", { bad: 5 }, at));
  must(await recordSignals(scene)({ signals }, feed, workerOrigin));
  scene.clock.now = new Date(start.getTime() + 30 * 86_400_000);
  const { pool, close } = openDatabase({ appUrl: scene.testDatabase.appUrl, poolSize: 1 });
  const holder = await pool.connect();
  await holder.query("BEGIN");
  await holder.query("SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE", [held]);
  const due = await scene.dueWork.dueEvaluations(scene.now(), 1_000);
  expect(due).toContain(free);
  expect(due).not.toContain(held);
  await holder.query("ROLLBACK");
  holder.release();
  await close();
  expect(await scene.dueWork.dueEvaluations(scene.now(), 1_000)).toContain(held);
});

test("a case that only a burst opened ends by the sweep, decided by nobody; one with a chargeback waits", async () => {
  scene.clock.now = start;
  const [hasty, fraud] = [await person(), await person()];
  const attempts = (id: AccountId) =>
    Array.from({ length: 7 }, (_, n) => factOf(id, "burst", `attempt ${n}`, { bad: 1 }, start));
  const signals = [...attempts(hasty), ...attempts(fraud), factOf(fraud, "failures", "back", { bad: 5 }, start)];
  must(await recordSignals(scene)({ signals }, feed, workerOrigin));
  const casesOf = (id: AccountId) =>
    scene.rows("SELECT state, decision, reason_code, decided_by FROM review_case WHERE account_id = $1", [id]);
  expect(await casesOf(hasty)).toMatchObject([{ state: "OPEN" }]);
  for (let day = 1; day <= 4; day += 1) {
    scene.clock.now = new Date(start.getTime() + day * 86_400_000);
    await sweep();
  }
  expect(await casesOf(hasty)).toEqual([
    { state: "DECIDED", decision: "CLEAR", reason_code: "CLEARED_BY_TIME", decided_by: null },
  ]);
  expect(await casesOf(fraud)).toMatchObject([{ state: "OPEN" }]);
  const ended = await scene.rows<{ payload: { by: string } }>(
    "SELECT payload FROM outbox WHERE account_id = $1 AND type = 'accounts.review-case-decided.v1'",
    [hasty],
  );
  expect(ended.map(({ payload }) => payload.by)).toEqual(["system:trust"]);
});
