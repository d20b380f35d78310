import { afterAll, beforeAll, expect, test } from "vitest";
import { readTally } from "@/server/accounts/application/use-cases/start-backtest/read-tally";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { putHolder, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { policyProcesses, policyWorker } from "../support/policy-processes";
import { chargeback, factOf } from "../support/signal-facts";

let scene: Awaited<ReturnType<typeof policyProcesses>>;
let people: readonly AccountId[];

beforeAll(async () => {
  scene = await policyProcesses();
  const holders = [];
  for (let number = 0; number < 5; number += 1) holders.push(await putHolder(scene, `buyer-${number}@example.org`));
  people = holders.map(({ accountId }) => accountId);
  const recently = new Date(Date.now() - 86_400_000);
  for (const id of people) await scene.send(scene, factOf(id, "couponAbuse", "coupon", { bad: 0.5 }, recently));
  const [first] = people;
  if (first) await scene.send(scene, chargeback(first, "chargeback", recently));
});
afterAll(() => scene.close());

const start = async (version: number) =>
  must(await scene.accounts.policies.startBacktest({ version }, scene.author, systemOrigin));
const stored = async (id: string) => {
  const [run] = await scene.rows<{ state: string; done: number; total: number; tally: unknown; resumed: number }>(
    "SELECT state, done, total, tally, resumed FROM policy_run WHERE id = $1",
    [id],
  );
  if (!run) throw new Error("No such run.");
  return run;
};

test("counts the whole population once, under both policies, and changes nobody", async () => {
  const before = await scene.rows("SELECT * FROM trust_profile ORDER BY account_id");
  const version = await scene.draft((live) => ({
    ...live,
    factors: { ...live.factors, couponAbuse: { ...live.factors.couponAbuse, weight: 6, halfLifeDays: 90 } },
  }));
  const run = await start(version);
  expect(await start(version)).toMatchObject({ id: run.id });
  expect(await policyWorker(scene.other).backtest()).toBe("more");
  const { state, done, total, tally } = await stored(run.id);
  const counted = readTally(tally);
  expect({ state, done, total }).toEqual({ state: "DONE", done: people.length, total: people.length });
  expect(counted?.moves.flat().reduce((sum, one) => sum + one, 0)).toBe(people.length);
  expect(counted?.flags).toEqual({ live: 1, draft: people.length });
  expect(counted?.movers).toHaveLength(people.length);
  expect(counted?.movers[0]).toMatchObject({ factor: "couponAbuse" });
  expect(counted?.bad.total).toBe(0);
  expect(await scene.rows("SELECT * FROM trust_profile ORDER BY account_id")).toEqual(before);
});

test("goes on where a killed process stood, and whoever was thought dead can't write any more", async () => {
  const [{ version } = { version: 0 }] = await scene.rows<{ version: number }>(
    "SELECT version FROM policy_version WHERE state = 'DRAFT'",
  );
  const run = await start(version);
  const dead = policyWorker(scene).deps.runs;
  const taken = await dead.take("BACKTEST", new Date(Date.now() - 120_000), new Date(0));
  expect(taken?.id).toBe(run.id);
  expect(await dead.take("BACKTEST", new Date(), new Date(Date.now() - 200_000))).toBeNull();
  expect(await policyWorker(scene.other).backtest()).toBe("more");
  expect(await stored(run.id)).toMatchObject({ state: "DONE", done: people.length, resumed: 1 });
  expect(taken && (await dead.step(taken, { afterId: null, done: 0, tally: null }, new Date()))).toBe(false);
  expect(await stored(run.id)).toMatchObject({ state: "DONE", done: people.length });
});

test("is taken by one worker however many look at the same time", async () => {
  const [{ version } = { version: 0 }] = await scene.rows<{ version: number }>(
    "SELECT version FROM policy_version WHERE state = 'DRAFT'",
  );
  await start(version);
  const workers = [scene, scene.other, scene, scene.other].map((process) => policyWorker(process).deps.runs);
  const taken = await Promise.all(workers.map((runs) => runs.take("BACKTEST", new Date(), new Date(0))));
  expect(taken.filter((one) => one !== null)).toHaveLength(1);
  const run = taken.find((one) => one !== null);
  must(await scene.accounts.policies.cancelBacktest({ runId: run?.id ?? "" }, scene.author, systemOrigin));
  expect(run && (await workers[0]?.finish(run, { afterId: null, done: 9, tally: null }, new Date()))).toBe(false);
  expect(await stored(run?.id ?? "")).toMatchObject({ state: "CANCELLED", done: 0 });
});
