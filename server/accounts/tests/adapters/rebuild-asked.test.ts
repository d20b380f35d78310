import { afterAll, beforeAll, expect, test } from "vitest";
import { READ_MODELS } from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model.schema";
import { rebuildLock } from "@/server/accounts/read-model/rebuild/rebuild-account-read-model";
import { createRebuildJob } from "@/server/accounts/read-model/rebuild/rebuild-job";
import { withConnection } from "@/server/platform/database-session";
import { type ModuleScene, moduleScene, putHolder, putStaff } from "../support/module-scene";
import { must } from "../support/must";

const origin = { requestId: "rebuild", channel: "web", ip: "203.0.113.9", userAgent: "test" } as const;
const logger = { info: () => undefined, warn: () => undefined };

let scene: ModuleScene;
let job: ReturnType<typeof createRebuildJob>;
beforeAll(async () => {
  scene = await moduleScene();
  await putHolder(scene);
  const { pool } = scene.database;
  job = createRebuildJob({ db: pool, appUrl: scene.testDatabase.appUrl, now: () => new Date(), logger });
});
afterAll(() => scene.close());

const run = () => job.run(new AbortController().signal);
const readModels = async () =>
  must(await scene.accounts.queries.listProjections(await putStaff(scene, "AUDITOR"))).rows;

test("of two people who ask at once one is taken, the other learns of the first; one worker does it once", async () => {
  const [one, other] = [await putStaff(scene, "ADMIN"), await putStaff(scene, "ADMIN")];
  const asked = await Promise.all(
    [one, other].map((actor) => scene.accounts.rebuildReadModel({ name: "buyer-activity" }, actor, origin)),
  );
  expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
  expect(asked.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "CONFLICT", by: "Nisha Rao" } });
  expect((await readModels()).find(({ name }) => name === "buyer-activity")).toMatchObject({
    rebuild: { state: "REQUESTED", by: "Nisha Rao" },
  });
  expect(await Promise.all([run(), run()])).toContain("more");
  expect(await run()).toBe("idle");
  expect((await readModels()).find(({ name }) => name === "buyer-activity")).toMatchObject({
    lagSeconds: null,
    lastError: null,
    rebuild: { state: "DONE", differing: 0, problem: null },
  });
  const { rows } = await scene.database.pool.query(
    "SELECT outcome, refusal_code, reason_code FROM audit_entry WHERE action = 'read-model.rebuild' ORDER BY outcome",
  );
  expect(rows).toEqual([
    { outcome: "DONE", refusal_code: null, reason_code: "buyer-activity" },
    { outcome: "REFUSED", refusal_code: "CONFLICT", reason_code: "buyer-activity" },
  ]);
});

test("what was asked for waits while another rebuild runs, and is not lost", async () => {
  const admin = await putStaff(scene, "ADMIN");
  must(await scene.accounts.rebuildReadModel({ name: "seller-reputation" }, admin, origin));
  await withConnection(scene.testDatabase.ownerUrl, async (other) => {
    await other.query("SELECT pg_advisory_lock($1)", [rebuildLock]);
    expect(await run()).toBe("idle");
  });
  await expect.poll(run).toBe("more");
});

test("every read model is listed with its name, whether it has begun or not", async () => {
  expect((await readModels()).map(({ name }) => name)).toEqual(READ_MODELS);
});

test("the error that keeps an event from a read model is shown beside it", async () => {
  await scene.database.pool.query(
    `INSERT INTO outbox (id, account_id, aggregate_version, ordinal, type, payload, occurred_at, recorded_at,
                         correlation_id, actor, attempts, available_at, last_error)
     VALUES (gen_random_uuid(), gen_random_uuid(), 0, 0, 'accounts.trust-signal-recorded.v1', '{"factor":"refunds"}', now(),
             now() - interval '1 minute', 'test', 'test', 3, now(), 'buyer-activity: numeric field overflow')`,
  );
  const [summary, seller, buyer] = await readModels();
  expect(buyer).toMatchObject({ lastError: "buyer-activity: numeric field overflow" });
  expect(buyer?.lagSeconds).toBeGreaterThanOrEqual(60);
  expect(seller).toMatchObject({ lastError: null, lagSeconds: null });
  expect(summary).toMatchObject({ lastError: null, lagSeconds: null });
});
