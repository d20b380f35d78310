import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeExpiredRows } from "@/server/accounts/adapters/outbound/persistence/expired-rows";
import { withConnection } from "@/server/platform/database-session";
import { openWorkerScene, type WorkerScene } from "../support/worker-scene";

let scene: WorkerScene;
let account: string;
beforeAll(async () => {
  scene = await openWorkerScene();
  [account = ""] = await scene.register("Asha Verma");
});
afterAll(() => scene.close());

const at = new Date("2026-11-26T08:00:00Z");
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);

/** Writes one row of a table that ended so many days ago. */
const kinds: Readonly<Record<string, { keptDays: number; insert: (ended: Date) => Promise<unknown> }>> = {
  verification: {
    keptDays: 1,
    insert: (ended) =>
      scene.rows(
        `INSERT INTO verification (id, account_id, contact_kind, contact_key, code_hash, attempts, created_at, expires_at)
         VALUES ($1, $2, 'EMAIL', 'x@example.in', $3, 0, $4, $4)`,
        [randomUUID(), account, randomBytes(32), ended],
      ),
  },
  pending_sign_in: {
    keptDays: 1,
    insert: (ended) =>
      scene.rows(
        `INSERT INTO pending_sign_in (id, account_id, device_token_hash, method, needs, created_at, expires_at)
         VALUES ($1, $2, $3, 'PASSWORD', 'CODE', $4, $4)`,
        [randomUUID(), account, randomBytes(32), ended],
      ),
  },
  passkey_challenge: {
    keptDays: 1,
    insert: (ended) =>
      scene.rows(
        `INSERT INTO passkey_challenge (id, challenge, purpose, device_token_hash, expires_at)
         VALUES ($1, $2, 'LOGIN', $2, $3)`,
        [randomUUID(), randomBytes(32), ended],
      ),
  },
  spent_link: {
    keptDays: 1,
    insert: (ended) =>
      scene.rows(
        "INSERT INTO spent_link (jti, account_id, purpose, spent_at, expires_at) VALUES ($1, $2, 'X', $3, $3)",
        [randomUUID(), account, ended],
      ),
  },
  retired_session_token: {
    keptDays: 31,
    insert: (ended) =>
      scene.rows("INSERT INTO retired_session_token (token_hash, session_id, retired_at) VALUES ($1, $2, $3)", [
        randomBytes(32),
        randomUUID(),
        ended,
      ]),
  },
};

const count = async (table: string) => (await scene.rows(`SELECT 1 FROM ${table}`)).length;

test.each(Object.entries(kinds))("%s: a row goes when nothing can need it, and not before", async (table, kind) => {
  await kind.insert(daysAgo(kind.keptDays + 0.1));
  await kind.insert(daysAgo(kind.keptDays - 0.1));
  await kind.insert(daysAgo(-1));
  const before = await count(table);
  await removeExpiredRows(scene.database.pool, at);
  expect(await count(table)).toBe(before - 1);
  await removeExpiredRows(scene.database.pool, at);
  expect(await count(table)).toBe(before - 1);
});

test("two workers share what is to be removed", async () => {
  for (let n = 0; n < 40; n += 1) await kinds["pending_sign_in"]?.insert(daysAgo(3));
  const { pool } = scene.database;
  const removed = await Promise.all([1, 2, 3].map(() => removeExpiredRows(pool, at)));
  expect(removed.reduce((sum, one) => sum + one, 0)).toBe(40);
});

test("old rows are found by an index, whatever else the tables hold", async () => {
  const plans = await withConnection(scene.testDatabase.ownerUrl, async (client) => {
    await client.query("SET enable_seqscan = off");
    const planOf = async (sql: string) =>
      (await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${sql}`)).rows.map((row) => row["QUERY PLAN"]).join("\n");
    return {
      session: await planOf("SELECT id FROM session WHERE least(ended_at, expires_at) < now() LIMIT 1000"),
      inbox: await planOf("SELECT event_id FROM inbox WHERE processed_at < now() LIMIT 1000"),
      verification: await planOf("SELECT id FROM verification WHERE expires_at < now() LIMIT 1000"),
      retired: await planOf("SELECT 1 FROM retired_session_token WHERE retired_at < now() LIMIT 1000"),
    };
  });
  expect(plans.session).toContain("session_dead_at_idx");
  expect(plans.inbox).toContain("processed_at_idx");
  expect(plans.verification).toContain("verification_expires_at_idx");
  expect(plans.retired).toContain("retired_session_token_retired_at_idx");
});
