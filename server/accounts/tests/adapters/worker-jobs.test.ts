import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { recordClosedRefusals } from "@/server/accounts/adapters/outbound/persistence/closed-refusal-minutes";
import { removeExpiredRows } from "@/server/accounts/adapters/outbound/persistence/expired-rows";
import { ensureMonthPartitions } from "@/server/accounts/adapters/outbound/persistence/month-partitions";
import { evaluateTrust } from "@/server/accounts/application/use-cases/evaluate-trust/evaluate-trust";
import { liftExpiredLocks } from "@/server/accounts/application/use-cases/lift-expired-locks/lift-expired-locks";
import { recordSignals } from "@/server/accounts/application/use-cases/record-signals/record-signals";
import { releaseNeverVerified } from "@/server/accounts/application/use-cases/release-never-verified/release-never-verified";
import { lockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { done } from "@/server/accounts/domain/result";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { readOutboxHealth } from "@/server/accounts/outbox/outbox-health";
import { readSystemHealth, workerApplicationName } from "@/server/accounts/outbox/system-health";
import { openDatabase } from "@/server/platform/database";
import { withConnection } from "@/server/platform/database-session";
import { must } from "../support/must";
import { openRealPorts } from "../support/real-ports";
import { chargeback, feed, workerOrigin } from "../support/signal-facts";
import { audited } from "../support/stored-people";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

let scene: WorkerScene;
const start = new Date();
const passHours = (hours: number) => {
  scene.clock.now = new Date(scene.clock.now.getTime() + hours * 3_600_000);
};

beforeAll(async () => {
  scene = await openWorkerScene();
});
afterAll(() => scene.close());
beforeEach(() => {
  scene.clock.now = start;
});

const entries = (action: string) =>
  scene.rows<{ outcome: string; actor_name: string; account_id: string; occurrences: number }>(
    "SELECT outcome, actor_name, account_id, occurrences FROM audit_entry WHERE action = $1",
    [action],
  );

const lockForAnHour = (id: AccountId) =>
  scene.unitOfWork(audited([id], { action: "account.lock" }), async (write) => {
    const account = await write.accounts.find(id);
    if (!account) throw new Error("no account");
    const until = new Date(write.at.getTime() + 3_600_000);
    const order = { reason: "OTHER", scope: "ACCOUNT", until, by: "system:policy", at: write.at } as const;
    const locked = must(lockAccount(account, order));
    must(await write.accounts.save(account, locked.account));
    write.events.append(locked.events);
    return done(null);
  });

test("two workers lift each expired lock once, at its own end, with one entry each", async () => {
  const ids = await scene.register("Asha Verma", "Bina Rao", "Chetan Das");
  for (const id of ids) must(await lockForAnHour(id));
  const other = openRealPorts(scene.testDatabase.appUrl, { now: scene.now });
  const workers = [scene, { ...scene, unitOfWork: other.unitOfWork }];
  expect(await liftExpiredLocks(scene)(50, workerOrigin)).toEqual({ lifted: 0, found: 0 });
  passHours(2);
  const lifts = await Promise.all(workers.map((worker) => liftExpiredLocks(worker)(50, workerOrigin)));
  await other.close();
  expect(lifts.reduce((sum, { lifted }) => sum + lifted, 0)).toBe(3);
  const events = await scene.rows<{ occurred_at: Date; actor: string }>(
    "SELECT occurred_at, actor FROM outbox WHERE type = 'accounts.account-unlocked.v1'",
  );
  expect(events).toHaveLength(3);
  for (const event of events) expect(event.occurred_at).toEqual(new Date(start.getTime() + 3_600_000));
  const trail = await entries("account.lift-expired-lock");
  expect(trail.map((entry) => entry.account_id).sort()).toEqual([...ids].sort());
  expect(trail.every((entry) => entry.actor_name === "system:timer" && entry.outcome === "DONE")).toBe(true);
  expect(await scene.rows("SELECT 1 FROM account WHERE lock_reason IS NOT NULL")).toEqual([]);
});

test("accounts nobody proved go after a week, and their contact is free again", async () => {
  const [id = accountIdFrom("")] = await scene.register("Nobody Came");
  const [proved = accountIdFrom("")] = await scene.register("Somebody Came");
  await scene.rows("UPDATE account_contact SET verified_at = now() WHERE account_id = $1", [proved]);
  passHours(6 * 24);
  expect(await releaseNeverVerified(scene)(50, workerOrigin)).toEqual({ released: 0, found: 0 });
  passHours(2 * 24);
  const { released } = await releaseNeverVerified(scene)(50, workerOrigin);
  expect(released).toBeGreaterThanOrEqual(1);
  expect(await scene.rows("SELECT 1 FROM account_contact WHERE account_id = $1", [id])).toEqual([]);
  expect(await scene.rows("SELECT 1 FROM account WHERE id = $1", [proved])).toHaveLength(1);
  expect(await entries("account.release")).toHaveLength(released);
});

test("each count of a closed minute becomes one entry, whoever is quicker; the running minute is left alone", async () => {
  const minutes = [5, 4, 0].map((ago) => new Date(Math.floor(start.getTime() / 60_000) * 60_000 - ago * 60_000));
  for (const minute of minutes) {
    await scene.rows("INSERT INTO refusal_tally VALUES ($1, 'session.login', 'source', 'AUTHENTICATION_FAILED', 7)", [
      minute,
    ]);
  }
  const { pool } = scene.database;
  const written = await Promise.all([1, 2, 3].map(() => recordClosedRefusals(pool, scene.newId, start)));
  expect(written.reduce((sum, count) => sum + count, 0)).toBe(2);
  expect(await entries("session.login")).toMatchObject([{ occurrences: 7 }, { occurrences: 7 }]);
  expect(await scene.rows("SELECT 1 FROM refusal_tally")).toHaveLength(1);
});

test("the sweep finds what time made due, moves it and finds nothing more", async () => {
  const [id = accountIdFrom("")] = await scene.register("Divya Nair");
  must(await recordSignals(scene)({ signals: [chargeback(id, "one", start)] }, feed, workerOrigin));
  expect(await scene.dueWork.dueEvaluations(start, 10)).toEqual([]);
  passHours(50 * 24);
  expect(await scene.dueWork.dueEvaluations(scene.now(), 10)).toEqual([id]);
  const evaluated = must(await evaluateTrust(scene)([id], feed, workerOrigin));
  expect(evaluated).toMatchObject({ evaluated: 1, moved: 1 });
  expect(await scene.dueWork.dueEvaluations(scene.now(), 10)).toEqual([]);
  expect(await scene.rows("SELECT 1 FROM outbox WHERE type = 'accounts.trust-score-updated.v1'")).toHaveLength(2);
});

test("a missing month is seen by readiness and made by the worker", async () => {
  const { pool } = scene.database;
  const nextMonth = async () => (await readSystemHealth({ db: pool, now: scene.now })()).nextMonth;
  expect(await nextMonth()).toBe("READY");
  const next = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1)).toISOString().slice(0, 7);
  await withConnection(scene.testDatabase.ownerUrl, (client) =>
    client.query(`DROP TABLE audit_entry_${next.replace("-", "_")}`),
  );
  expect(await nextMonth()).toBe("MISSING");
  expect(await ensureMonthPartitions(pool)).toBe(1);
  expect(await nextMonth()).toBe("READY");
});

test("rows that outlived their use go, all others stay", async () => {
  const old = new Date(start.getTime() - 100 * 86_400_000);
  await scene.rows(
    "INSERT INTO attempt_bucket VALUES ('old', $1, 3, 0, NULL), ('blocked', $1, 3, 0, $2), ('new', $2, 3, 0, NULL)",
    [old, start],
  );
  await scene.rows(
    `INSERT INTO session (id, account_id, device_id, token_hash, method, idle_seconds, proved_at, created_at, last_seen_at, expires_at)
     SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), decode(md5(e::text), 'hex'), 'DEMO', 60, $1, $1, $1, e
       FROM unnest(ARRAY[$1, $2]::timestamptz[]) AS e`,
    [old, start],
  );
  await scene.rows("INSERT INTO inbox VALUES ('one', gen_random_uuid(), $1), ('one', gen_random_uuid(), $2)", [
    old,
    start,
  ]);
  expect(await removeExpiredRows(scene.database.pool, start)).toBe(3);
  expect(await removeExpiredRows(scene.database.pool, start)).toBe(0);
  expect(await scene.rows("SELECT key FROM attempt_bucket ORDER BY key")).toEqual([{ key: "blocked" }, { key: "new" }]);
});

test("the state of the outbox tells what waits, for how long, and what is stuck", async () => {
  passHours(60 * 24);
  await scene.relay();
  scene.clock.now = start;
  expect(await readOutboxHealth(scene.database.pool, start)).toMatchObject({
    pendingEvents: 0,
    oldestEventSeconds: null,
  });
  await scene.register("Farah Khan");
  passHours(1);
  expect(await readOutboxHealth(scene.database.pool, scene.now())).toEqual({
    pendingEvents: 3,
    oldestEventSeconds: 3600,
    parkedEvents: 0,
    pendingMessages: 0,
    parkedMessages: 0,
  });
});

test("readiness names what is missing, and a database that is gone is an answer too", async () => {
  passHours(60 * 24);
  await scene.relay();
  scene.clock.now = start;
  const health = readSystemHealth({ db: scene.database.pool, now: scene.now });
  expect(await health()).toMatchObject({
    ready: false,
    database: "UP",
    nextMonth: "READY",
    worker: "DOWN",
    lagSeconds: null,
  });
  const worker = openDatabase({ appUrl: scene.testDatabase.appUrl, applicationName: workerApplicationName });
  await worker.pool.query("SELECT 1");
  scene.clock.now = new Date(start.getTime() + 1_000);
  expect(await health()).toMatchObject({ ready: true, worker: "UP" });
  await worker.close();
  expect(await readSystemHealth({ db: worker.pool, now: scene.now })()).toMatchObject({
    ready: false,
    database: "DOWN",
  });
});

test("a flood of questions about readiness asks the database once a second", async () => {
  let statements = 0;
  const db = {
    query: () => {
      statements += 1;
      return Promise.reject(new Error("The database is gone."));
    },
  } as unknown as Parameters<typeof readSystemHealth>[0]["db"];
  const health = readSystemHealth({ db, now: scene.now });
  await Promise.all(Array.from({ length: 200 }, () => health()));
  expect(statements).toBe(1);
  scene.clock.now = new Date(scene.clock.now.getTime() + 1_000);
  await health();
  expect(statements).toBe(2);
});
