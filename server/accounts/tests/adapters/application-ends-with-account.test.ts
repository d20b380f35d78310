import { afterAll, beforeAll, expect, it } from "vitest";
import { type ModuleScene, moduleScene, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";
import { type Applicant, putApplicant, send } from "../support/real-onboarding";

let scene: ModuleScene;
let other: ReturnType<ModuleScene["openAnother"]>;
beforeAll(async () => {
  scene = await moduleScene();
  other = scene.openAnother();
});
afterAll(async () => {
  await other.database.close();
  await scene.close();
});

const setStatus = ({ holder }: Applicant, status: "SUSPENDED" | "DISABLED") =>
  scene.database.pool.query("UPDATE account SET status = $2 WHERE id = $1", [holder.accountId, status]);

const stateOf = async ({ id }: Applicant) => {
  const { rows } = await scene.database.pool.query<{ stage: string; is_paused: boolean }>(
    "SELECT stage, is_paused FROM seller_application WHERE id = $1",
    [id],
  );
  return rows[0];
};

it("an application paused by a suspension ends once its account is disabled, once, whoever looks first", async () => {
  const [disabled, suspended] = [await putApplicant(scene, 310), await putApplicant(scene, 311)] as const;
  for (const one of [disabled, suspended]) {
    must(await send(scene, one, "BUSINESS"));
    await setStatus(one, "SUSPENDED");
  }
  await scene.accounts.onboarding.noteStanding(50, systemOrigin);
  expect(await stateOf(disabled)).toEqual({ stage: "BUSINESS", is_paused: true });

  await setStatus(disabled, "DISABLED");
  const noted = await Promise.all(
    [scene, other].map(({ accounts }) => accounts.onboarding.noteStanding(50, systemOrigin)),
  );
  expect(noted.map((one) => one.noted).toSorted()).toEqual([0, 1]);
  await Promise.all([scene, other].map(({ accounts }) => accounts.onboarding.run(disabled.id, systemOrigin)));

  expect(await stateOf(disabled)).toEqual({ stage: "EXPIRED", is_paused: false });
  expect(await stateOf(suspended)).toEqual({ stage: "BUSINESS", is_paused: true });
  const { rows } = await scene.database.pool.query(
    "SELECT 1 FROM outbox WHERE account_id = $1 AND type = 'accounts.seller-onboarding-advanced.v1' AND payload::text LIKE '%EXPIRED%'",
    [disabled.holder.accountId],
  );
  expect(rows).toHaveLength(1);
  expect((await scene.accounts.onboarding.noteStanding(50, systemOrigin)).noted).toBe(0);
});
