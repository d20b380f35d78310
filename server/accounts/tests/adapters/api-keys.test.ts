import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiKeyDirectory } from "@/server/accounts/adapters/outbound/persistence/api-key-directory";
import { hashToken } from "@/server/accounts/adapters/outbound/security/tokens";
import { resolveApiKey } from "@/server/accounts/application/use-cases/resolve-api-key/resolve-api-key";
import { done } from "@/server/accounts/domain/result";
import { createApiKeyCommand } from "@/server/cli/create-api-key";
import type { Runtime } from "@/server/cli/runtime";
import { type Config, readConfig } from "@/server/platform/config";
import { operator, putKey } from "../support/api-scene";
import { type ModuleScene, moduleScene, systemOrigin } from "../support/module-scene";
import { must } from "../support/must";

let scene: ModuleScene;
beforeAll(async () => {
  scene = await moduleScene();
});
afterAll(() => scene.close());

const rows = async (sql: string, values: readonly unknown[] = []) =>
  (await scene.database.pool.query(sql, [...values])).rows;

const resolverWith = (budget: { burst: number; requestsPerSecond: number }, now: () => Date) =>
  resolveApiKey({ apiKeys: createApiKeyDirectory(scene.database.pool), hashSecret: hashToken, now, budget });

test("a key is 256 random bits, shown once and kept as their hash alone", async () => {
  const { key, apiKey } = await putKey(scene);
  expect(key).toMatch(/^gs_live_[A-Za-z0-9_-]{43}$/);
  expect(key.startsWith(apiKey.prefix)).toBe(true);
  const [row] = await rows("SELECT k::text AS whole, encode(secret_hash, 'hex') AS hash FROM api_key k WHERE id = $1", [
    apiKey.id,
  ]);
  const secret = key.slice("gs_live_".length);
  expect(row.hash).toBe(createHash("sha256").update(secret).digest("hex"));
  expect(row.whole).not.toContain(secret);
  const [entry] = await rows("SELECT a::text AS whole FROM audit_entry a WHERE subject_id = $1", [apiKey.id]);
  expect(entry.whole).toContain("api-key.create");
  expect(entry.whole).not.toContain(secret);
});

test("a key is known by its whole secret, with its scopes and its name for the trail", async () => {
  const { key, apiKey } = await putKey(scene, ["trust:read"], "Pricing");
  expect(must(await scene.accounts.api.resolveKey(key))).toEqual({
    kind: "MACHINE",
    keyId: apiKey.id,
    name: `Pricing (${apiKey.prefix})`,
    scopes: ["trust:read"],
  });
  for (const wrong of [
    "",
    "gs_live_",
    key.slice(0, -1),
    `${key}A`,
    key.replace("gs_live_", "gs_test_"),
    apiKey.prefix,
  ]) {
    expect(await scene.accounts.api.resolveKey(wrong)).toEqual({
      ok: false,
      refusal: { code: "AUTHENTICATION_FAILED" },
    });
  }
});

test("a revoked key is refused at the door and under the unit of work; revoking again changes nothing", async () => {
  const { key, apiKey } = await putKey(scene);
  const actor = must(await scene.accounts.api.resolveKey(key));
  const revoked = must(await scene.accounts.api.revokeKey(apiKey.prefix, operator, systemOrigin));
  const again = must(await scene.accounts.api.revokeKey(apiKey.id, operator, systemOrigin));
  expect(again.revokedAt).toEqual(revoked.revokedAt);
  expect(await scene.accounts.api.resolveKey(key)).toMatchObject({ refusal: { code: "AUTHENTICATION_FAILED" } });
  const written = await scene.accounts.unitOfWork(
    { action: "event.receive", actor, origin: systemOrigin, subject: null, accounts: [] },
    async () => done("written"),
  );
  expect(written).toEqual({ ok: false, refusal: { code: "AUTHENTICATION_FAILED" } });
  const [entry] = await rows(
    "SELECT actor_kind, actor_name, outcome, refusal_code FROM audit_entry WHERE actor_kind = 'MACHINE' ORDER BY seq DESC",
  );
  expect(entry).toEqual({
    actor_kind: "MACHINE",
    actor_name: `Shop backend (${apiKey.prefix})`,
    outcome: "REFUSED",
    refusal_code: "AUTHENTICATION_FAILED",
  });
});

test("a key with an end lets nobody in from then on", async () => {
  const expiresAt = new Date(Date.now() + 3_600_000);
  const created = must(
    await scene.accounts.api.createKey({ name: "Trial", scopes: ["trust:read"], expiresAt }, operator, systemOrigin),
  );
  const at = (moment: Date) => resolverWith({ burst: 10, requestsPerSecond: 1 }, () => moment)(created.key);
  expect(await at(new Date(expiresAt.getTime() - 1))).toMatchObject({ ok: true });
  expect(await at(expiresAt)).toMatchObject({ refusal: { code: "AUTHENTICATION_FAILED" } });
});

test("names and scopes that say nothing are refused, by name of the scope", async () => {
  const create = (name: string, scopes: string[]) =>
    scene.accounts.api.createKey({ name, scopes, expiresAt: null }, operator, systemOrigin);
  expect(await create("Shop", ["accounts:all"])).toMatchObject({
    refusal: { code: "VALIDATION", fields: [{ field: "scopes", problem: "There is no scope accounts:all." }] },
  });
  for (const name of [" ", "a\u202eb", "x".repeat(81)]) {
    expect(await create(name, ["trust:read"])).toMatchObject({ refusal: { code: "VALIDATION" } });
  }
  expect(await create("Shop", [])).toMatchObject({ refusal: { code: "VALIDATION" } });
});

test("two hundred requests at once: exactly as many pass as the bucket holds, and it refills by itself", async () => {
  const { key } = await putKey(scene);
  let now = new Date();
  const resolve = resolverWith({ burst: 20, requestsPerSecond: 10 }, () => now);
  const answers = await Promise.all(Array.from({ length: 200 }, () => resolve(key)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
  expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: { code: "RATE_LIMITED", retryAfterSeconds: 1 } });
  now = new Date(now.getTime() + 500);
  const later = await Promise.all(Array.from({ length: 20 }, () => resolve(key)));
  expect(later.filter(({ ok }) => ok)).toHaveLength(5);
});

test("the application's login can neither change a key's secret, name or scopes, nor delete it", async () => {
  const { apiKey } = await putKey(scene);
  for (const change of ["secret_hash = '\\x00'", "scopes = '{}'", "name = 'x'", "expires_at = NULL"]) {
    await expect(rows(`UPDATE api_key SET ${change} WHERE id = $1`, [apiKey.id])).rejects.toThrow(/permission denied/);
  }
  await expect(rows("DELETE FROM api_key WHERE id = $1", [apiKey.id])).rejects.toThrow(/permission denied/);
});

test("create-api-key --json prints the key and nothing else, and refuses scopes that do not exist", async () => {
  const printed: string[] = [];
  const config = readConfig({
    DATABASE_APP_URL: scene.testDatabase.appUrl,
    NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
    GOODSTANDING_MASTER_KEY: randomBytes(32).toString("base64"),
    NEXTAUTH_URL: "http://127.0.0.1:3000",
  });
  const run = (scopes: string) =>
    createApiKeyCommand.run({
      args: ["--name", "Coupons", "--scopes", scopes],
      json: true,
      interactive: false,
      runtime: runtimeOf(config),
      stop: new AbortController().signal,
      print: (line) => void printed.push(line),
      tell: () => undefined,
    });
  expect(await run("trust:read,events:write")).toBe(0);
  const [line = ""] = printed;
  const { key, ...rest } = JSON.parse(line);
  expect([printed.length, rest]).toEqual([1, {}]);
  expect(await scene.accounts.api.resolveKey(key)).toMatchObject({ value: { scopes: ["trust:read", "events:write"] } });
  await expect(run("trust:write")).rejects.toThrow("There is no scope trust:write.");
});

/** A command that only composes a process reads nothing of the runtime but its settings. */
const runtimeOf = (config: Config): Runtime => ({ config }) as Runtime;
