import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ask, asking, putKey } from "../support/api-scene";
import { type ModuleScene, moduleScene, putHolder } from "../support/module-scene";
import { statementsOf } from "../support/statements-of";

let scene: ModuleScene;
let key: string;
let ask: Ask;
let path: string;
beforeAll(async () => {
  scene = await moduleScene();
  key = (await putKey(scene)).key;
  ask = asking(scene, key);
  path = `/accounts/${(await putHolder(scene)).accountId}`;
});
afterAll(() => scene.close());

/** What leaves for the database while one request is answered, through whichever pool. */
async function askedFor(send: () => Promise<Response>): Promise<readonly string[]> {
  const { pool, reads } = scene.database;
  let asked: readonly string[] = [];
  const ofReads = await statementsOf(reads, async () => {
    asked = await statementsOf(pool, async () => expect((await send()).status).toBe(200));
  });
  return [...asked, ...ofReads];
}

test("entitlements ask the database twice, at the same time: whose key it is, and how the account stands", async () => {
  const asked = await askedFor(() => ask("GET", `${path}/entitlements`));
  expect(asked).toEqual([expect.stringContaining("api_key_budget"), expect.stringContaining("trust_profile")]);
});

test("authorize asks no more than that, but for what an attempt brings along", async () => {
  const order = { action: "PLACE_ORDER", amountMinor: 1_000, currency: "INR", paymentMethod: "CARD" };
  expect(await askedFor(() => ask("POST", `${path}/authorize`, { body: order }))).toHaveLength(2);
  const withThings = { ...order, deviceId: "device-1", instrument: "card-1", ip: "203.0.113.9" };
  expect(await askedFor(() => ask("POST", `${path}/authorize`, { body: withThings }))).toHaveLength(4);
});

test("a key that was revoked a moment ago is refused, whatever was read ahead for it", async () => {
  const { key: lost, apiKey } = await putKey(scene);
  const askLost = asking(scene, lost);
  expect((await askLost("GET", `${path}/entitlements`)).status).toBe(200);
  const operator = { kind: "OPERATOR", name: "operator" } as const;
  await scene.accounts.api.revokeKey(apiKey.id, operator, {
    requestId: "x",
    channel: "cli",
    ip: null,
    userAgent: null,
  });
  expect((await askLost("GET", `${path}/entitlements`)).status).toBe(401);
  expect((await askLost("POST", `${path}/authorize`, { body: { action: "SELL" } })).status).toBe(401);
});
