import { afterAll, beforeAll, expect, test } from "vitest";
import { asking } from "../support/api-scene";
import { type ModuleScene, moduleScene, putStaff, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";

let scene: ModuleScene;
beforeAll(async () => {
  scene = await moduleScene();
});
afterAll(() => scene.close());

const origin = { ...systemOrigin, channel: "web" } as const;
const wish = { name: "Checkout", scopes: ["trust:read"], expiresAt: null };
const page = { cursor: null, limit: 50 };
const rows = async (sql: string) => (await scene.database.pool.query(sql)).rows;

test("an ADMIN makes a key that works, is shown it once, and the trail knows who without the secret", async () => {
  const admin = await putStaff(scene, "ADMIN");
  const made = must(await scene.accounts.keys.create(wish, admin, origin));
  expect((await asking(scene, made.key)("GET", "/accounts/ext:nobody/entitlements")).status).toBe(404);
  expect((await asking(scene, made.key)("GET", "/accounts")).status).toBe(403);
  const { rows: listed } = must(await scene.accounts.queries.listApiKeys(page, admin));
  expect(listed[0]).toMatchObject({ name: "Checkout", scopes: ["trust:read"], createdBy: admin.name, state: "GOOD" });
  expect(listed[0]?.lastUsedAt).toBeInstanceOf(Date);
  expect(JSON.stringify(listed)).not.toContain(made.key);
  const secret = made.key.slice("gs_live_".length);
  const everywhere = await rows(
    "SELECT (SELECT string_agg(k::text, '') FROM api_key k) || (SELECT string_agg(e::text, '') FROM audit_entry e) AS whole",
  );
  expect(JSON.stringify(everywhere)).not.toContain(secret);
  const entries = await rows("SELECT actor_kind, actor_account_id FROM audit_entry WHERE action = 'api-key.create'");
  expect(entries).toEqual([{ actor_kind: "STAFF", actor_account_id: admin.accountId }]);
});

test("without a proof of the last quarter of an hour nobody makes or revokes one", async () => {
  const admin = await putStaff(scene, "ADMIN");
  const { prefix } = must(await scene.accounts.keys.create(wish, admin, origin));
  const [{ id }] = await rows(`SELECT id FROM api_key WHERE prefix = '${prefix}'`);
  await scene.database.pool.query("UPDATE session SET proved_at = now() - interval '16 minutes' WHERE id = $1", [
    admin.sessionId,
  ]);
  expect(await scene.accounts.keys.create(wish, admin, origin)).toMatchObject({
    refusal: { code: "STEP_UP_REQUIRED" },
  });
  const revoked = await scene.accounts.keys.revoke({ keyId: id, note: "It was seen in a log." }, admin, origin);
  expect(revoked).toMatchObject({ refusal: { code: "STEP_UP_REQUIRED" } });
});

test("a revoked key is refused from its next request on, and why is kept sealed with the entry", async () => {
  const admin = await putStaff(scene, "ADMIN");
  const made = must(await scene.accounts.keys.create({ ...wish, name: "Leaked" }, admin, origin));
  const ask = asking(scene, made.key);
  expect((await ask("GET", "/accounts/ext:nobody/entitlements")).status).toBe(404);
  const [{ id }] = await rows(`SELECT id FROM api_key WHERE prefix = '${made.prefix}'`);
  const note = "It was seen in a public repository.";
  expect(must(await scene.accounts.keys.revoke({ keyId: id, note }, admin, origin))).toEqual({ name: "Leaked" });
  expect((await ask("GET", "/accounts/ext:nobody/entitlements")).status).toBe(401);
  const { rows: listed } = must(await scene.accounts.queries.listApiKeys(page, admin));
  expect(listed.find(({ name }) => name === "Leaked")?.state).toBe("REVOKED");
  expect(JSON.stringify(await rows("SELECT e::text FROM audit_entry e"))).not.toContain("public repository");
});

test("a list of keys is read to its end, each once, by whoever may read them", async () => {
  const auditor = await putStaff(scene, "AUDITOR");
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const next: { rows: readonly { id: string }[]; nextCursor: string | null } = must(
      await scene.accounts.queries.listApiKeys({ cursor, limit: 1 }, auditor),
    );
    for (const { id } of next.rows) seen.push(id);
    cursor = next.nextCursor;
  } while (cursor !== null);
  const [{ n }] = await rows("SELECT count(*)::int AS n FROM api_key");
  expect([new Set(seen).size, seen.length]).toEqual([n, n]);
  const lead = await putStaff(scene, "LEAD");
  expect(await scene.accounts.queries.listApiKeys(page, lead)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
});
