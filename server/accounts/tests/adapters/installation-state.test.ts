import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { databaseAlone } from "@/server/accounts/installation";
import { createRelay } from "@/server/accounts/outbox/relay";
import { newId } from "@/server/platform/new-id";
import { type ModuleScene, moduleScene, putHolder, putSession, putStaff, systemOrigin } from "../support/module-scene";
import { must, refusalCode } from "../support/must";

let scene: ModuleScene;
let lead: StaffActor;
/** What the relay takes for now. */
let clock = new Date();

beforeAll(async () => {
  scene = await moduleScene({
    installation: { ...databaseAlone(), version: "9.8.7", database: "MANAGED", isRedisUp: () => false },
  });
  lead = await putStaff(scene, "LEAD");
  // Something has been told before.
  await lock((await putHolder(scene, "first@example.com")).accountId);
  clock = new Date();
  await relay();
});
afterAll(() => scene.close());
beforeEach(() => {
  clock = new Date();
});

const relay = () =>
  createRelay({
    pool: scene.database.pool,
    now: () => clock,
    publish: async (messages) => messages.map((message) => ({ message, error: null })),
  })();

const lock = async (accountId: string, accounts = scene.accounts) => {
  const order = { accountId, reasonCode: "PAYMENT_FRAUD", scope: "ACCOUNT", hours: 1, note: "Four cards in an hour." };
  const origin = { ...systemOrigin, requestId: newId() };
  return must(
    await accounts.lockAccount({ ...order } as Parameters<typeof scene.accounts.lockAccount>[0], lead, origin),
  );
};

it("measures each of the latest locks from its commit to when its event had left", async () => {
  const [quick, slow, waiting] = await Promise.all(
    ["quick", "slow", "waiting"].map((name) => putHolder(scene, `${name}@example.com`)),
  );
  if (!quick || !slow || !waiting) throw new Error("Three were made.");
  await relay();
  const first = await lock(quick.accountId);
  clock = new Date(first.lockedAt.getTime() + 120);
  await relay();
  const second = await lock(slow.accountId);
  clock = new Date(second.lockedAt.getTime() + 3_000);
  await relay();
  const third = await lock(waiting.accountId);
  const { latest, measured, p50Ms, p99Ms, buckets } = must(await scene.accounts.queries.getLockPropagation(lead));
  expect(latest).toEqual([
    { auditEntryId: third.auditEntryId, lockedAt: third.lockedAt, state: "WAITING", publishedAfterMs: null },
    { auditEntryId: second.auditEntryId, lockedAt: second.lockedAt, state: "PUBLISHED", publishedAfterMs: 3_000 },
    { auditEntryId: first.auditEntryId, lockedAt: first.lockedAt, state: "PUBLISHED", publishedAfterMs: 120 },
  ]);
  expect({ measured, p50Ms, p99Ms }).toEqual({ measured: 2, p50Ms: 120, p99Ms: 3_000 });
  expect(buckets.map(({ locks }) => locks)).toEqual([1, 0, 1, 0, 0]);
});

it("measures no lock that was brought in with a moment from before anything was ever told", async () => {
  const before = must(await scene.accounts.queries.getLockPropagation(lead)).latest.length;
  const holder = await putHolder(scene, "story@example.com");
  const threeHoursAgo = () => new Date(Date.now() - 10_800_000);
  const story = scene.openAnother({ now: threeHoursAgo });
  try {
    await lock(holder.accountId, story.accounts);
  } finally {
    await story.database.close();
  }
  await relay();
  expect(must(await scene.accounts.queries.getLockPropagation(lead)).latest).toHaveLength(before);
});

it("counts sessions that go on, and those that were ended within the minute", async () => {
  // What ended before this test would leave the minute while it runs.
  await scene.database.pool.query(
    "UPDATE session SET ended_at = ended_at - interval '1 hour' WHERE ended_at IS NOT NULL",
  );
  const before = must(await scene.accounts.queries.getSessionStore(lead));
  const holder = await putHolder(scene, "sessions@example.com");
  await putSession(scene, holder.accountId);
  const idle = await putSession(scene, holder.accountId);
  await scene.database.pool.query("UPDATE session SET last_seen_at = now() - interval '400 days' WHERE id = $1", [
    idle,
  ]);
  await lock(holder.accountId);
  const other = await putHolder(scene, "more-sessions@example.com");
  const after = must(await scene.accounts.queries.getSessionStore(lead));
  expect(other.sessionId).not.toBe(idle);
  expect(after.live - before.live).toBe(1);
  expect(before.endedPerMinute).toBe(0);
  expect(after.endedPerMinute).toBe(2);
});

it("says what the process runs on", async () => {
  const facts = must(await scene.accounts.queries.getInstallation(lead));
  expect(facts).toMatchObject({
    version: "9.8.7",
    node: process.versions.node,
    database: { mode: "MANAGED", version: expect.stringMatching(/^\d+(\.\d+)?$/) },
    redis: { isConnected: false },
    broker: "EMBEDDED",
  });
  expect(facts.database.connections).toBeGreaterThan(0);
});

it("is nothing for those who decide cases", async () => {
  const analyst = await putStaff(scene, "ANALYST");
  const { getLockPropagation, getSessionStore, getInstallation } = scene.accounts.queries;
  for (const read of [getLockPropagation, getSessionStore, getInstallation]) {
    expect(refusalCode(await read(analyst))).toBe("FORBIDDEN");
  }
});
