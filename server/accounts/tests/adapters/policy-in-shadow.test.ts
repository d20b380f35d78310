import { afterAll, beforeAll, expect, test } from "vitest";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { putHolder, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { policyProcesses, policyWorker } from "../support/policy-processes";
import { chargeback, factOf } from "../support/signal-facts";

let scene: Awaited<ReturnType<typeof policyProcesses>>;
let people: readonly AccountId[];
const dayLater = () => new Date(Date.now() + 25 * 3_600_000);

beforeAll(async () => {
  scene = await policyProcesses();
  const holders = [];
  for (let number = 0; number < 4; number += 1) holders.push(await putHolder(scene, `buyer-${number}@example.org`));
  people = holders.map(({ accountId }) => accountId);
  const recently = new Date(Date.now() - 3_600_000);
  const [first] = people;
  // The first is flagged by both, the others by the shadow alone.
  if (first) await scene.send(scene, chargeback(first, "chargeback", recently), chargeback(first, "again", recently));
  for (const id of people.slice(1))
    await scene.send(scene, factOf(id, "couponAbuse", "coupon", { bad: 0.5 }, recently));
});
afterAll(() => scene.close());

const report = async () =>
  must(await scene.accounts.queries.getPolicy({ version: 2, with: null }, scene.author)).shadow;

test("is scored beside the live version without changing anything about anybody, and reported with its intervals", async () => {
  const version = await scene.draft((live) => ({
    ...live,
    factors: { ...live.factors, couponAbuse: { ...live.factors.couponAbuse, weight: 6 } },
  }));
  must(await scene.accounts.policies.startShadow({ version }, scene.author, systemOrigin));
  const state = () =>
    Promise.all(
      ["trust_profile", "trust_evidence", "review_case", "outbox", "audit_entry"].map((table) =>
        scene.rows(
          `SELECT count(*)::int AS count, coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS sum FROM ${table} t`,
        ),
      ),
    );
  const before = await state();
  await policyWorker(scene.other).shadow();
  expect(await state()).toEqual(before);
  expect(await report()).toMatchObject({
    isEnough: false,
    accounts: people.length,
    passes: 1,
    flaggedByBoth: 1,
    onlyLive: 0,
    onlyShadow: 3,
  });
  expect(await report()).toMatchObject({ precision: null, overlap: { count: 0, of: 3, low: 0 } });
});

test("passes again after a quarter of an hour, whoever looks, and keeps the first moment of every flag", async () => {
  const flags = () => scene.rows("SELECT account_id, live_flagged_at, shadow_flagged_at FROM shadow_flag ORDER BY 1");
  const before = await flags();
  await policyWorker(scene).shadow();
  expect(await scene.rows("SELECT 1 FROM policy_run WHERE kind = 'SHADOW'")).toHaveLength(1);
  await Promise.all([scene, scene.other].map((process) => policyWorker(process, dayLater).shadow()));
  const passes = await scene.rows("SELECT state FROM policy_run WHERE kind = 'SHADOW' AND state <> 'WAITING'");
  expect(passes.length).toBeGreaterThanOrEqual(2);
  expect(await flags()).toEqual(before);
});

test("says how many of those it alone flags another rule brought up, and how many of the decided were bad", async () => {
  const [, second, third] = people;
  if (!second || !third) throw new Error("Nobody is there.");
  for (const [id, decision] of [
    [second, "LOCK"],
    [third, "CLEAR"],
  ] as const) {
    await scene.rows(
      `INSERT INTO review_case (id, account_id, state, reasons, risk_level, risk_rank, score_milli, exposure_minor, opened_at,
         due_at, decision, reason_code, decided_by, decided_at, version)
       VALUES (gen_random_uuid(), $1, 'DECIDED', '["FLAGGED_BY_HAND"]', 'HIGH', 1, 40000, 0, now(), now(), $2, 'OTHER', $3, now(), 1)`,
      [id, decision, scene.author.accountId],
    );
  }
  expect(await report()).toMatchObject({ overlap: { count: 2, of: 3 }, precision: { count: 1, of: 2, share: 0.5 } });
});
