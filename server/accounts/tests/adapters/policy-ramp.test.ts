import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { policyFor, rampPlace, rampWords } from "@/server/accounts/domain/policies/policy-ramp";
import type { RampPlan } from "@/server/accounts/domain/policies/ramp-plan";
import { createGuardWatch } from "@/server/accounts/read-model/queries/guard-watch";
import { systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { RAMP_NOTE, rampScene } from "../support/ramp-scene";
import { factOf } from "../support/signal-facts";

const PLAN: RampPlan = {
  shadowHours: 0,
  steps: [
    { share: 40, hours: 1 },
    { share: 70, hours: 1 },
  ],
  guardPercent: null,
};

let scene: Awaited<ReturnType<typeof rampScene>>;
beforeAll(async () => {
  scene = await rampScene(30);
});
afterAll(() => scene.close());

const steps = (version: number) =>
  scene.rows("SELECT act, share FROM policy_ramp WHERE version = $1 ORDER BY seq", [version]);

const both = (version: number) =>
  Promise.all([0, 1, 0, 1].map((side) => scene.workers[side === 0 ? 0 : 1].step(version)));

/** Whom the version in force scores, by the reader's own answer. */
const expected = () =>
  Promise.all(scene.ids.map(async (id): Promise<[string, number]> => [id, (await scene.reader.liveFor(id)).version]));

/** What the list of versions says each of them scores, in percent. */
const shares = async () => {
  const { rows } = must(await scene.accounts.queries.listPolicies({ cursor: null, limit: 50 }, scene.author));
  return rows.filter(({ liveShare }) => liveShare > 0).map((row) => [row.version, row.liveShare]);
};

const scored = async () =>
  (await scene.profiles()).map((one): [string, number] => [one.account_id, one.policy_version]);

const sorted = (rows: readonly (readonly [string, number])[]) => [...rows].sort(([a], [b]) => (a < b ? -1 : 1));

test("SQL and the domain place every account alike, whatever the version", async () => {
  const ids = [
    ...Array.from({ length: 3_000 }, () => randomUUID()),
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
  ];
  for (const hash of [
    ...Array.from({ length: 12 }, (_, index) => createHash("sha256").update(`version ${index}`).digest("hex")),
    "f".repeat(64),
    "0".repeat(64),
  ]) {
    const words = rampWords(hash);
    const rows = await scene.rows<{ place: number }>(
      "SELECT ramp_place($1::bigint[], id) AS place FROM unnest($2::uuid[]) WITH ORDINALITY AS t (id, n) ORDER BY n",
      [words, ids],
    );
    expect(rows.map(({ place }) => place)).toEqual(ids.map((id) => rampPlace(id, words)));
  }
});

test("each step is taken once by two workers at once, moves its share over, and leaves everybody else", async () => {
  const version = await scene.approved(PLAN, (live) => ({ ...live, base: 61 }));
  const first = await both(version);
  expect(first.filter((one) => one !== null)).toHaveLength(1);
  expect(await steps(version)).toEqual([{ act: "STEP", share: 40 }]);
  expect(await shares()).toEqual([
    [version, 40],
    [1, 60],
  ]);
  await scene.follow();
  const atFirst = sorted(await expected());
  expect(sorted(await scored())).toEqual(atFirst);
  const inAtFirst = atFirst.filter(([, by]) => by === version).map(([id]) => id);
  expect(inAtFirst.length).toBeGreaterThan(0);
  expect(inAtFirst.length).toBeLessThan(scene.ids.length);
  const untouched = (await scene.profiles()).filter((one) => one.policy_version !== version);

  await scene.letStepBeDue(version);
  const second = await both(version);
  expect(second.filter((one) => one !== null)).toHaveLength(1);
  await scene.follow();
  const atSecond = sorted(await scored());
  expect(atSecond).toEqual(sorted(await expected()));
  const inAtSecond = new Set(atSecond.filter(([, by]) => by === version).map(([id]) => id));
  for (const id of inAtFirst) expect(inAtSecond.has(id)).toBe(true);
  // Only who moved over was scored anew: the others' rows are the very same.
  const still = (await scene.profiles()).filter((one) => one.policy_version !== version);
  for (const one of still) expect(untouched).toContainEqual(one);

  await scene.move("takeRampBack", version);
  expect((await scene.reader.inForce()).ramp).toBeNull();
  expect(await shares()).toEqual([[1, 100]]);
  await scene.follow();
  expect(new Set((await scored()).map(([, by]) => by))).toEqual(new Set([1]));
});

test("a worker that dies between the step and its followers leaves them to the next one", async () => {
  const version = await scene.approved(PLAN, (live) => ({ ...live, base: 62 }));
  expect(await scene.workers[0].step(version)).toMatchObject({ ok: true });
  // It took the run, scored some, and was never heard of again.
  const [dead] = scene.workers;
  expect(await dead.deps.runs.take("RE_EVALUATION", new Date(), new Date(0))).not.toBeNull();
  const some = scene.ids.slice(0, 9);
  for (const id of some) await scene.send(scene, factOf(id, "completion", `late-${version}`, { good: 1 }, new Date()));
  await scene.rows("UPDATE policy_run SET beat_at = now() - interval '1 hour' WHERE state = 'RUNNING'");
  expect(await scene.workers[1].step(version)).toBeNull();
  expect(await scene.workers[1].reEvaluate()).toBe("more");
  expect(sorted(await scored())).toEqual(sorted(await expected()));
  const runs = await scene.rows(
    "SELECT state, resumed FROM policy_run WHERE kind = 'RE_EVALUATION' AND policy_version = $1",
    [version],
  );
  expect(runs).toEqual([{ state: "DONE", resumed: 1 }]);
  await scene.move("takeRampBack", version);
  await scene.follow();
});

test("a step and a person's taking back at the same moment: whoever is first, nobody stays with the new version", async () => {
  const version = await scene.approved(PLAN, (live) => ({ ...live, base: 63 }));
  await scene.workers[0].step(version);
  await scene.letStepBeDue(version);
  await Promise.all([
    scene.workers[1].step(version),
    scene.accounts.policies.takeRampBack({ version, note: RAMP_NOTE }, scene.approver, systemOrigin),
  ]);
  const [row] = await scene.rows("SELECT state, ramp_share, starts_at FROM policy_version WHERE version = $1", [
    version,
  ]);
  expect(row).toEqual({ state: "RETIRED", ramp_share: 0, starts_at: null });
  await scene.follow();
  expect(new Set((await scored()).map(([, by]) => by))).toEqual(new Set([1]));
});

test("the last step is for everybody, and the record of a ramp is written once", async () => {
  const version = await scene.approved({ ...PLAN, steps: [{ share: 25, hours: 1 }] }, (live) => ({
    ...live,
    base: 64,
  }));
  await scene.workers[0].step(version);
  await scene.letStepBeDue(version);
  const ends = await Promise.all([scene.workers[0].start(version), scene.workers[1].start(version)]);
  expect(ends.filter((one) => one !== null)).toHaveLength(1);
  expect(await steps(version)).toEqual([
    { act: "STEP", share: 25 },
    { act: "FULL", share: 100 },
  ]);
  await scene.follow();
  expect(new Set((await scored()).map(([, by]) => by))).toEqual(new Set([version]));
  await expect(scene.rows("UPDATE policy_ramp SET share = 1 WHERE version = $1", [version])).rejects.toThrow();
  await expect(scene.rows("DELETE FROM policy_ramp WHERE version = $1", [version])).rejects.toThrow();
});

test("flags are counted on the side that each account is scored on, and the rule sees when a step has settled", async () => {
  const guard = createGuardWatch(scene.database.pool);
  const version = await scene.approved({ ...PLAN, guardPercent: 50 }, (live) => ({ ...live, base: 60 }));
  await scene.workers[0].step(version);
  expect(await guard.watchedRamp()).toMatchObject({ version, share: 40, guardPercent: 50, settledAt: null });
  await scene.follow();
  expect((await guard.watchedRamp())?.settledAt).toBeInstanceOf(Date);
  const since = new Date();
  await scene.rows(
    `INSERT INTO review_case (id, account_id, state, reasons, risk_level, risk_rank, score_milli, exposure_minor,
       opened_at, due_at, decision, reason_code, decided_by, decided_at, version)
     SELECT gen_random_uuid(), id, 'DECIDED', '["RISK_REACHED_HIGH"]', 'HIGH', 1, 40000, 0, $2, $2, 'CLEAR', 'OTHER', $3, $2, 1
       FROM unnest($1::uuid[]) AS given (id)`,
    [scene.ids, new Date(), scene.author.accountId],
  );
  const inForce = await scene.reader.inForce();
  const inShare = scene.ids.filter((id) => policyFor(id, inForce).version === version).length;
  expect(await guard.countSides(since, inForce)).toEqual({ inShare, rest: scene.ids.length - inShare });
  expect(await guard.countFlags(since)).toBe(scene.ids.length);
  await scene.move("pauseRamp", version);
  expect(await guard.watchedRamp()).toBeNull();
});
