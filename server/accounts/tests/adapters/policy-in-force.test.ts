import { afterAll, beforeAll, expect, test } from "vitest";
import { scoreMilliAt } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { type Evidence, foldEvidence } from "@/server/accounts/domain/entities/evidence";
import type { TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { putHolder } from "../support/module-scene";
import { policyProcesses, policyWorker } from "../support/policy-processes";
import { chargeback, factOf } from "../support/signal-facts";

let scene: Awaited<ReturnType<typeof policyProcesses>>;
let people: readonly AccountId[];

beforeAll(async () => {
  scene = await policyProcesses();
  const holders = [];
  for (let number = 0; number < 6; number += 1) holders.push(await putHolder(scene, `buyer-${number}@example.org`));
  people = holders.map(({ accountId }) => accountId);
  const at = new Date(Date.now() - 40 * 86_400_000);
  for (const [index, id] of people.entries()) {
    const good = Array.from({ length: 4 + index }, (_, n) => factOf(id, "completion", `order-${n}`, { good: 1 }, at));
    await scene.send(index % 2 ? scene.other : scene, ...good, factOf(id, "couponAbuse", "coupon", { bad: 1 }, at));
  }
});
afterAll(() => scene.close());

type Stored = {
  readonly account_id: AccountId;
  readonly score_milli: number;
  readonly risk_level: string;
  readonly policy_version: number;
  readonly evaluated_at: Date;
  readonly buckets: Evidence;
};

const profiles = () =>
  scene.rows<Stored>(
    `SELECT p.account_id, p.score_milli, p.risk_level, p.policy_version, p.evaluated_at, e.buckets
       FROM trust_profile p JOIN trust_evidence e USING (account_id) WHERE p.account_id = ANY($1) ORDER BY 1`,
    [people],
  );

const policyOf = (version: number): Promise<TrustPolicy> => policyWorker(scene).deps.policies.of(version);

test("the next signal on any process is scored by the new version, and scores in flight name the one they used", async () => {
  const version = await scene.draft((live) => ({ ...live, base: 64 }));
  await scene.backtested(version);
  const { approvalId } = await scene.ask(version);
  expect((await profiles()).map((one) => one.policy_version)).toEqual(people.map(() => 1));
  // Both processes have scored under version 1; their signals go on while another LEAD approves.
  const sent = people.flatMap((id, index) =>
    [scene, scene.other].map((process, side) =>
      scene.send(process, factOf(id, "completion", `race-${index}-${side}`, { good: 1 }, new Date())),
    ),
  );
  const [approved] = await Promise.all([scene.approve(approvalId), ...sent]);
  expect(approved.state).toBe("APPROVED");
  for (const one of await profiles()) {
    const policy = await policyOf(one.policy_version);
    expect(one.score_milli).toBe(scoreMilliAt(one.buckets, policy, one.evaluated_at.getTime()));
  }
  for (const process of [scene, scene.other]) {
    for (const id of people)
      await scene.send(process, factOf(id, "completion", `after-${process === scene}`, { good: 1 }, new Date()));
    expect((await profiles()).map((one) => one.policy_version)).toEqual(people.map(() => version));
  }
});

test("everybody else is brought under it in the background: levels and cases follow, and a second run finds nobody", async () => {
  const version = await scene.draft((live) => ({ ...live, base: 38 }));
  await scene.backtested(version);
  await scene.approve((await scene.ask(version)).approvalId);
  expect(await policyWorker(scene.other).reEvaluate()).toBe("more");
  const policy = await policyOf(version);
  const after = await profiles();
  expect(after.map((one) => one.policy_version)).toEqual(people.map(() => version));
  for (const one of after) {
    expect(one.score_milli).toBe(scoreMilliAt(one.buckets, policy, one.evaluated_at.getTime()));
    expect(one.risk_level).toBe("HIGH");
  }
  const cases = await scene.rows("SELECT account_id FROM review_case WHERE account_id = ANY($1) AND state = 'OPEN'", [
    people,
  ]);
  expect(cases).toHaveLength(people.length);
  const [run] = await scene.rows(
    "SELECT state, done, tally FROM policy_run WHERE policy_version = $1 AND kind = 'RE_EVALUATION'",
    [version],
  );
  expect(run).toMatchObject({ state: "DONE", tally: { casesOpened: people.length } });
  expect(await policyWorker(scene).reEvaluate()).toBe("idle");
});

test("a changed half-life is folded again from the signals; until then the old evidence counts as the old half-life measured it", async () => {
  const before = await profiles();
  const version = await scene.draft((live) => ({
    ...live,
    factors: { ...live.factors, couponAbuse: { ...live.factors.couponAbuse, halfLifeDays: 20 } },
  }));
  await scene.backtested(version);
  await scene.approve((await scene.ask(version)).approvalId);
  const policy = await policyOf(version);
  const [first] = people;
  if (!first) throw new Error("Nobody is there.");
  await scene.send(scene.other, chargeback(first, "late", new Date()));
  const folded = async (id: AccountId): Promise<Evidence> => {
    const facts = await scene.rows<TrustSignal>(
      `SELECT factor, good, bad, occurred_at AS "occurredAt" FROM trust_signal WHERE account_id = $1`,
      [id],
    );
    return foldEvidence(facts, policy);
  };
  const mixed = await profiles();
  expect(mixed.find((one) => one.account_id === first)?.buckets).toEqual(await folded(first));
  const untouched = mixed.filter((one) => one.account_id !== first);
  expect(untouched.map((one) => one.buckets)).toEqual(
    before.filter((one) => one.account_id !== first).map((one) => one.buckets),
  );
  await policyWorker(scene).reEvaluate();
  for (const one of await profiles()) {
    expect(one.buckets).toEqual(await folded(one.account_id));
    expect(one.policy_version).toBe(version);
  }
});

test("what left its draft is refused by the database itself, whoever writes", async () => {
  const change = scene.rows("UPDATE policy_version SET document = '{}' WHERE version = 1");
  await expect(change).rejects.toThrow("written once");
  const back = scene.rows("UPDATE policy_version SET state = 'LIVE' WHERE version = 1");
  await expect(back).rejects.toThrow("written once");
});
