import { afterAll, beforeAll, expect, test } from "vitest";
import { reEvaluateRange } from "@/server/accounts/application/use-cases/re-evaluate-accounts/re-evaluate-range";
import { scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type { Evidence } from "@/server/accounts/domain/entities/evidence";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { putHolder } from "../support/module-scene";
import { policyProcesses, policyWorker } from "../support/policy-processes";
import { chargeback, factOf, workerOrigin } from "../support/signal-facts";

let scene: Awaited<ReturnType<typeof policyProcesses>>;
let people: readonly AccountId[];
const days = (count: number) => new Date(Date.now() - count * 86_400_000);
const actor = { kind: "SYSTEM", name: "system:policy" } as const;

beforeAll(async () => {
  scene = await policyProcesses();
  const holders = [];
  for (let number = 0; number < 6; number += 1) holders.push(await putHolder(scene, `buyer-${number}@example.org`));
  people = holders.map(({ accountId }) => accountId);
  for (const [index, id] of people.entries()) {
    await scene.send(scene, factOf(id, "completion", `order-${index}`, { good: 4 }, days(40)));
    // Every other one is flagged, with a case.
    if (index % 2 === 1) await scene.send(scene, chargeback(id, `chargeback-${index}`, days(3)));
  }
});
afterAll(() => scene.close());

type Row = {
  readonly account_id: AccountId;
  readonly score_milli: number;
  readonly risk_level: string;
  readonly policy_version: number;
  readonly evaluated_at: Date;
  readonly next_crossing_at: Date | null;
  readonly version: number;
  readonly buckets: Evidence;
  readonly case_milli: number | null;
};

const standings = () =>
  scene.rows<Row>(
    `SELECT p.*, e.buckets, (SELECT score_milli FROM review_case c WHERE c.account_id = p.account_id) AS case_milli
       FROM trust_profile p JOIN trust_evidence e USING (account_id) WHERE p.account_id = ANY($1) ORDER BY 1`,
    [people],
  );

async function publish(base: number): Promise<number> {
  const version = await scene.draft((live) => ({ ...live, base }));
  await scene.backtested(version);
  await scene.approve((await scene.ask(version)).approvalId);
  return version;
}

test("where no level moves, everybody's score and their cases' are renewed, without an event, and looks come no later", async () => {
  const before = await standings();
  const events = "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM outbox_published) AS count";
  const version = await publish(61);
  const told = await scene.rows(events);
  await policyWorker(scene.other).reEvaluate();
  const policy = await policyWorker(scene).deps.policies.of(version);
  const after = await standings();
  for (const [index, one] of after.entries()) {
    const exact = scoreMilliAt(one.buckets, policy, one.evaluated_at.getTime());
    expect(one).toMatchObject({ policy_version: version, score_milli: exact, risk_level: before[index]?.risk_level });
    expect(one.score_milli).not.toBe(before[index]?.score_milli);
    expect(one.case_milli).toBe(index % 2 === 1 ? exact : null);
    expect(one.next_crossing_at?.getTime() ?? 0).toBeGreaterThan(one.evaluated_at.getTime());
    const drifted = scoreMilliAt(one.buckets, policy, one.next_crossing_at?.getTime() ?? 0);
    expect(Math.abs(drifted - exact)).toBeLessThanOrEqual(1_000);
  }
  expect(await scene.rows(events)).toEqual(told);
  const [run] = await scene.rows("SELECT tally FROM policy_run WHERE policy_version = $1 AND kind = 'RE_EVALUATION'", [
    version,
  ]);
  expect(run).toEqual({ tally: { restated: people.length, moved: 0, casesOpened: 0 } });
});

test("who moves between reading and writing keeps the newer score, also in the open case", async () => {
  const version = await publish(60);
  const { deps } = policyWorker(scene);
  const policies = { live: await deps.policies.of(version), ramp: null };
  const range = await deps.population.stale(null, 100, policies);
  expect(range.count).toBe(people.length);
  const [first, second] = people;
  if (!first || !second) throw new Error("Nobody is there.");
  await scene.send(scene.other, chargeback(second, "meanwhile", new Date()));
  const meanwhile = (await standings()).find((one) => one.account_id === second);
  const at = new Date();
  const counted = await reEvaluateRange(deps, range, policies, { at, actor, origin: workerOrigin });
  expect(counted).toEqual({ restated: people.length - 1, moved: 0, casesOpened: 0 });
  const after = await standings();
  expect(after.find((one) => one.account_id === second)).toEqual(meanwhile);
  expect(after.find((one) => one.account_id === first)).toMatchObject({ policy_version: version, evaluated_at: at });
  // Told twice, nothing follows: everybody has moved on since it was read.
  expect(await reEvaluateRange(deps, range, policies, { at, actor, origin: workerOrigin })).toMatchObject({
    restated: 0,
  });
  expect(await standings()).toEqual(after);
});

test("a look that is due earlier stays, one that would come too late does not", async () => {
  const [first, second] = people;
  const soon = new Date(Date.now() + 60_000);
  const late = new Date(Date.now() + 4_000 * 86_400_000);
  await scene.rows("UPDATE trust_profile SET next_crossing_at = $2 WHERE account_id = $1", [first, soon]);
  await scene.rows("UPDATE trust_profile SET next_crossing_at = $2 WHERE account_id = $1", [second, late]);
  await publish(61);
  await policyWorker(scene).reEvaluate();
  const after = await standings();
  expect(after.find((one) => one.account_id === first)?.next_crossing_at).toEqual(soon);
  const moved = after.find((one) => one.account_id === second)?.next_crossing_at;
  expect(moved?.getTime() ?? 0).toBeLessThan(late.getTime());
});
