import { afterAll, beforeAll, expect, test } from "vitest";
import { policyReader } from "@/server/accounts/adapters/outbound/persistence/policy-reader";
import { poolQuery } from "@/server/accounts/adapters/outbound/persistence/transaction";
import { rollBackByRule } from "@/server/accounts/application/use-cases/roll-back-by-rule/roll-back-by-rule";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { createGuardWatch } from "@/server/accounts/read-model/queries/guard-watch";
import { putHolder, type ServerProcess, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { policyProcesses } from "../support/policy-processes";
import { hashOfText } from "../support/policy-scene";
import { workerOrigin } from "../support/signal-facts";

const NOTE = "The numbers before were better.";
let scene: Awaited<ReturnType<typeof policyProcesses>>;
let people: readonly AccountId[];

beforeAll(async () => {
  scene = await policyProcesses();
  const holders = [];
  for (let number = 0; number < 4; number += 1) holders.push(await putHolder(scene, `buyer-${number}@example.org`));
  people = holders.map(({ accountId }) => accountId);
});
afterAll(() => scene.close());

/** What one worker does every half a minute. */
const guard = ({ accounts, database: { pool } }: ServerProcess, now = () => new Date()) =>
  rollBackByRule({
    unitOfWork: accounts.unitOfWork,
    guard: createGuardWatch(pool),
    policies: policyReader(poolQuery(pool)),
    hashOfText,
    now,
  })(workerOrigin);

/** A version that says otherwise, live with this bound. */
async function publish(base: number, guardFlags: number | null): Promise<number> {
  const version = await scene.draft((live) => ({ ...live, base }));
  await scene.backtested(version);
  const order = { version, startsAt: null, guardFlags, ramp: null, note: NOTE };
  const asked = must(await scene.accounts.policies.requestPublish(order, scene.author, systemOrigin));
  expect((await scene.approve(asked.approvalId)).state).toBe("APPROVED");
  return version;
}

/** A case as the evidence opens one; decided already when `decision` is said. */
const flag = (account: AccountId | undefined, reason: string, { openedAt = "now()", decided = false } = {}) =>
  scene.rows(
    `INSERT INTO review_case (id, account_id, state, reasons, risk_level, risk_rank, score_milli, exposure_minor,
       opened_at, due_at, decision, reason_code, decided_by, decided_at, version)
     VALUES (gen_random_uuid(), $1, $2, $3, 'HIGH', 1, 40000, 0, ${openedAt}, now(), $4, $5, $6, $7, 1)`,
    [
      account,
      decided ? "DECIDED" : "OPEN",
      JSON.stringify([reason]),
      decided ? "CLEAR" : null,
      decided ? "OTHER" : null,
      decided ? scene.author.accountId : null,
      decided ? new Date() : null,
    ],
  );

const live = async () => {
  const [row] = await scene.rows<{ version: number; rolled_back: number | null; base: number; follows: number | null }>(
    "SELECT version, rolled_back, follows, (document::json->>'base')::int AS base FROM policy_version WHERE state = 'LIVE'",
  );
  return row;
};

const entries = () => scene.rows("SELECT * FROM audit_entry WHERE action = 'policy.roll-back-by-rule'");

test("a version that flags more than its bound is rolled back once, by two workers at once, and every lead is told", async () => {
  await flag(people[0], "RISK_REACHED_HIGH", { openedAt: "now() - interval '1 minute'", decided: true });
  const version = await publish(59, 1);
  // The same account twice is one account.
  await flag(people[0], "RISK_REACHED_HIGH", { decided: true });
  await flag(people[0], "SCORE_FELL", { decided: true });
  await flag(people[1], "FLAGGED_BY_HAND");
  expect(await guard(scene)).toBeNull();
  expect((await live())?.version).toBe(version);
  await flag(people[2], "SCORE_FELL");
  const both = await Promise.all([guard(scene), guard(scene.other), guard(scene), guard(scene.other)]);
  expect(both.filter((one) => one !== null)).toHaveLength(1);
  expect(await live()).toEqual({ version: version + 1, rolled_back: version, follows: version, base: 60 });
  expect(await entries()).toMatchObject([{ outcome: "DONE", actor_kind: "SYSTEM" }]);
  const told = await scene.rows<{ account_id: string }>(
    "SELECT account_id FROM outbox WHERE payload::text LIKE '%POLICY_ROLLED_BACK%' ORDER BY 1",
  );
  expect(told.map((row) => row.account_id)).toEqual([scene.author.accountId, scene.approver.accountId].sort());
  const runs = await scene.rows("SELECT kind, state FROM policy_run WHERE policy_version = $1 ORDER BY kind", [
    version + 1,
  ]);
  expect(runs).toEqual([{ kind: "RE_EVALUATION", state: "WAITING" }]);
  // What came back has no bound of its own: nothing goes back and forth.
  expect(await guard(scene)).toBeNull();
});

test("a person's roll-back and the rule's at the same moment: one of them does it, and the other changes nothing", async () => {
  const before = (await entries()).length;
  const version = await publish(57, 1);
  for (const id of people) await flag(id, "RISK_REACHED_HIGH", { decided: true });
  const order = { version: 1, note: NOTE };
  const { approvalId } = must(await scene.accounts.policies.rollBack(order, scene.author, systemOrigin));
  const [answered, ruled] = await Promise.all([scene.approve(approvalId), guard(scene.other)]);
  const now = await live();
  expect(now).toMatchObject({ base: 60, follows: version });
  expect(now?.rolled_back).toBe(ruled === null ? null : version);
  expect(answered.state).toBe(ruled === null ? "APPROVED" : "REFUSED");
  expect(await entries()).toHaveLength(before + (ruled === null ? 0 : 1));
  const followers = await scene.rows(
    "SELECT version FROM policy_version WHERE follows = $1 AND published_at IS NOT NULL",
    [version],
  );
  expect(followers).toHaveLength(1);
  expect(await guard(scene)).toBeNull();
});

test("nothing is rolled back without a bound, nor a week after", async () => {
  const shadow = await scene.rows<{ version: number }>("SELECT version FROM policy_version WHERE state = 'SHADOW'");
  for (const { version } of shadow)
    must(await scene.accounts.policies.discard({ version }, scene.author, systemOrigin));
  const free = await publish(56, null);
  for (const id of people) await flag(id, "RISK_REACHED_HIGH", { decided: true });
  expect(await guard(scene)).toBeNull();
  const bound = await publish(55, 1);
  expect(bound).toBeGreaterThan(free);
  for (const id of people) await flag(id, "RISK_REACHED_HIGH", { decided: true });
  expect(await guard(scene, () => new Date(Date.now() + 7 * 86_400_000 + 60_000))).toBeNull();
  expect((await live())?.version).toBe(bound);
  expect(await guard(scene)).toMatchObject({ ok: true });
});
