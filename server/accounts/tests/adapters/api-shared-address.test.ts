import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import { authorizationSchema } from "@/server/accounts/adapters/inbound/rest/entitlement-serializers";
import { trustSchema } from "@/server/accounts/adapters/inbound/rest/trust-serializers";
import { type Ask, asking, newcomers, putKey, sendEvents, shopEvent } from "../support/api-scene";
import { json } from "../support/contract-scene";
import { type ModuleScene, moduleScene } from "../support/module-scene";

let scene: ModuleScene;
let ask: Ask;
beforeAll(async () => {
  scene = await moduleScene();
  ask = asking(scene, (await putKey(scene)).key);
});
afterAll(() => scene.close());

const seen = (name: string, ip: string) => shopEvent("device.seen", { accountId: `ext:${name}`, ip });
const addressOf = async (name: string) => {
  const { lines } = z.parse(trustSchema, await json(await ask("GET", `/accounts/ext:${name}/trust`)));
  const factors = lines.flatMap((line) => line.factors);
  const { good, bad } = factors.find(({ factor }) => factor === "ipReputation") ?? { good: 0, bad: 0 };
  return [Math.round(good * 100) / 100, Math.round(bad * 100) / 100];
};
const attempt = async (name: string, ip: string) => {
  const body = { action: "PLACE_ORDER", amountMinor: 100_000, currency: "INR", ip };
  const answer = await json(await ask("POST", `/accounts/ext:${name}/authorize`, { body }));
  const line = z.parse(authorizationSchema, answer).lines.find((one) => one.name === "IP_RISK");
  return line?.points ?? 0;
};

test("an address that ten share says what its list says; once an eleventh account comes it counts 0.2 for all of them", async () => {
  const ip = "203.0.113.40";
  await sendEvents(
    ask,
    Array.from({ length: 10 }, (_, at) => seen(`flat-${at}`, ip)),
    newcomers,
  );
  await sendEvents(ask, [seen("flat-0", ip)]);
  expect(await addressOf("flat-0")).toEqual([1.96, 0.04]);
  await sendEvents(ask, [seen("flat-10", ip)], newcomers);
  expect(await addressOf("flat-10")).toEqual([0.8, 0.2]);
  await sendEvents(ask, [seen("flat-1", ip)]);
  expect(await addressOf("flat-1")).toEqual([1.6, 0.4]);
  expect(await addressOf("flat-0")).toEqual([1.6, 0.4]);
});

test("an attempt from it is judged before anybody tells of it, and asking makes nobody a neighbour", async () => {
  const ip = "203.0.113.41";
  await sendEvents(
    ask,
    Array.from({ length: 10 }, (_, at) => seen(`house-${at}`, ip)),
    newcomers,
  );
  await sendEvents(ask, [seen("stranger", "203.0.113.99")], newcomers);
  const known = await attempt("house-0", ip);
  const eleventh = await attempt("stranger", ip);
  expect(eleventh).toBeLessThan(await attempt("stranger", "203.0.113.98"));
  // The stranger came and was not told of: the ten stay ten.
  expect(await attempt("house-0", ip)).toBe(known);
});

test("a crowd at one address is shared from its first batch on, and later ones leave no row", async () => {
  const ip = "203.0.113.42";
  await sendEvents(
    ask,
    Array.from({ length: 60 }, (_, at) => seen(`office-${at}`, ip)),
    newcomers,
  );
  await Promise.all(
    Array.from({ length: 4 }, (_, turn) =>
      sendEvents(
        ask,
        Array.from({ length: 20 }, (_, at) => seen(`office-${turn}-${at}`, ip)),
        newcomers,
      ),
    ),
  );
  const { rows } = await scene.database.pool.query(
    "SELECT hash, count(*)::int AS n FROM shop_address_account GROUP BY 1",
  );
  expect(rows.filter(({ n }) => n > 60)).toEqual([]);
  expect(await addressOf("office-3-19")).toEqual([0.8, 0.2]);
});
