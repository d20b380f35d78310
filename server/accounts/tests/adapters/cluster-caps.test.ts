import { afterAll, beforeAll, expect, test } from "vitest";
import { hourlyCaps } from "@/server/accounts/domain/policies/hourly-caps-policy";
import { askedOf, type ClusterScene, openClusterScene, statesOf, tallyOf } from "../support/cluster-scene";
import { putStaff, systemOrigin } from "../support/module-scene";
import { must, refusalCode } from "../support/must";

/** What a request contains at once. */
const NEAREST = 10;

let scene: ClusterScene;
beforeAll(async () => {
  scene = await openClusterScene();
});
afterAll(() => scene.close());

const somebody = async () => ({ ...(await putStaff(scene, "ANALYST")), name: "Priya Kulkarni" });

/** So many requests of theirs, each of which contains ten accounts. */
async function askOften(by: Awaited<ReturnType<typeof somebody>>, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    expect(must(await scene.ask(await scene.cluster(11), {}, by)).contained).toBe(NEAREST);
  }
}

async function lockAlone(by: Awaited<ReturnType<typeof somebody>>) {
  const [accountId = ""] = await scene.cluster(1);
  const order = { reasonCode: "PAYMENT_FRAUD", scope: "ACCOUNT", hours: 1, note: "Two cards in an hour." } as const;
  return await scene.accounts.lockAccount({ accountId, ...order }, by, systemOrigin);
}

test("what contained nobody is no lock of the asker's: who was locked already, and who may not be", async () => {
  const by = await somebody();
  const ids = await scene.cluster(12);
  await scene.rows(
    `UPDATE account SET lock_reason = 'PAYMENT_FRAUD', lock_scope = 'ACCOUNT', lock_since = now(),
            lock_until = now() + interval '3 hours', lock_by = 'system:policy' WHERE id = ANY($1)`,
    [ids.slice(0, 6)],
  );
  await scene.rows("UPDATE account SET status = 'DISABLED' WHERE id = ANY($1)", [ids.slice(6)]);
  expect(must(await scene.ask(ids, {}, by)).contained).toBe(0);
  await askOften(by, hourlyCaps.locks / NEAREST);
  expect(refusalCode(await lockAlone(by))).toBe("RATE_LIMITED");
  expect(must(await scene.ask(await scene.cluster(11), {}, by)).contained).toBe(0);
});

test("what the worker contains counts for whoever asked, also when they lock at the same moment", async () => {
  const by = await somebody();
  await askOften(by, hourlyCaps.locks / NEAREST - 1);
  const approvalId = await askedOf(scene, await scene.cluster(11), {}, by);
  const contained = [...(await statesOf(scene, approvalId))].flatMap(([id, { state }]) =>
    state === "CONTAINED" ? [id] : [],
  );
  // As a process that was killed before it contained anybody leaves them.
  await scene.rows(
    `UPDATE cluster_member SET state = 'TO_CONTAIN', contained_since = NULL, changed_at = now() - interval '1 minute'
      WHERE approval_id = $1 AND account_id = ANY($2)`,
    [approvalId, contained],
  );
  await scene.rows(
    "UPDATE account SET lock_since = NULL, lock_until = NULL, lock_reason = NULL, lock_scope = NULL, lock_by = NULL, past_locks = '[]' WHERE id = ANY($1)",
    [contained],
  );
  const another = scene.openAnother();
  const [locks] = await Promise.all([
    Promise.all(Array.from({ length: NEAREST }, () => lockAlone(by))),
    scene.run(),
    scene.run(another.accounts),
  ]);
  await another.database.close();
  const { CONTAINED = 0 } = await tallyOf(scene, approvalId);
  expect(CONTAINED + locks.filter(({ ok }) => ok).length).toBe(NEAREST);
  const actions = await scene.rows(
    `SELECT DISTINCT action, actor_name, account_id IS NOT NULL AS of_one FROM audit_entry
      WHERE request_id = $1 AND actor_account_id IS NULL`,
    [approvalId],
  );
  expect(actions).toEqual([{ action: "case.contain-linked", actor_name: "system:approvals", of_one: true }]);
});
