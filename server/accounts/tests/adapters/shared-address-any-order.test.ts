import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Buckets, type Evidence, massAt } from "@/server/accounts/domain/entities/evidence";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { type Ask, asking, newcomers, putKey, sendEvents, shopEvent } from "../support/api-scene";
import { type ModuleScene, moduleScene } from "../support/module-scene";

let scene: ModuleScene;
let ask: Ask;
beforeAll(async () => {
  scene = await moduleScene();
  ask = asking(scene, (await putKey(scene)).key);
});
afterAll(() => scene.close());

const yesterday = Date.now() - 2 * 86_400_000;
const halfLife = trustPolicyV1.factors.ipReputation.halfLifeDays;
const ADDRESSES = ["198.51.100.4", "198.51.100.5"] as const;

/** Some fourteen people at two addresses, so that each may stay a household's or become everybody's. */
const visit = fc.record({
  person: fc.integer({ min: 0, max: 13 }),
  house: fc.integer({ min: 0, max: 1 }),
  minute: fc.integer({ min: 1, max: 1_439 }),
});
type Visit = typeof visit extends fc.Arbitrary<infer Value> ? Value : never;

/** Each world has addresses of its own. */
const addressIn = (world: number, side: number, house: number) =>
  ADDRESSES[house]?.replace("198.51", `${10 + side}.${world}`) ?? "";

const visitsIn = (world: number, side: number, visits: readonly Visit[]) =>
  visits.map(({ person, house, minute }, index) =>
    shopEvent(
      "device.seen",
      { accountId: `ext:v${world}${side}-p${person}`, ip: addressIn(world, side, house) },
      { id: `v${world}${side}-${index}`, time: new Date(yesterday + minute * 60_000) },
    ),
  );

const full = (buckets: Buckets) => buckets.filter(([, units]) => units !== 0);

async function evidenceIn(world: number, side: number) {
  const { rows } = await scene.database.pool.query<{ name: string; buckets: Evidence }>(
    `SELECT replace(a.external_id, $1, '') AS name, e.buckets FROM account a JOIN trust_evidence e ON e.account_id = a.id
      WHERE a.external_id LIKE $1 || '-%' ORDER BY 1`,
    [`v${world}${side}`],
  );
  return rows.map(({ name, buckets }) => {
    const { good, bad } = buckets.ipReputation ?? { good: [], bad: [] };
    return { name, good: full(good), bad: full(bad) };
  });
}

/** What it must come to, without looking at any order: everybody who ever was there counts. */
function expectedOf(visits: readonly Visit[]) {
  const crowd = [0, 1].map((house) => new Set(visits.filter((one) => one.house === house).map(({ person }) => person)));
  const badOf = ({ house }: Visit) => ((crowd[house]?.size ?? 0) > 10 ? 0.2 : 0.02);
  const people = [...new Set(visits.map(({ person }) => person))];
  return new Map(
    people.map((person) => {
      const own = visits.filter((one) => one.person === person);
      const decayed = (one: Visit) => badOf(one) * 2 ** (one.minute / 1_440 / halfLife);
      return [`-p${person}`, own.reduce((sum, one) => sum + decayed(one), 0)];
    }),
  );
}

test("an address that more and more share counts alike in any order, in any portions and told again", async () => {
  let world = 0;
  const plan = fc.tuple(
    fc.array(visit, { minLength: 16, maxLength: 40 }),
    fc.infiniteStream(fc.nat({ max: 1_000_000 })),
    fc.integer({ min: 1, max: 9 }),
  );
  await fc.assert(
    fc.asyncProperty(plan, async ([visits, keys, portion]) => {
      world += 1;
      const inOrder = [...visits].sort((a, b) => a.minute - b.minute);
      await sendEvents(ask, visitsIn(world, 0, inOrder), newcomers);
      const told = visitsIn(world, 1, inOrder).map((event) => ({ event, key: keys.next().value }));
      const again = told.filter(({ key }) => key % 3 === 0).map(({ event }) => ({ event, key: keys.next().value }));
      const permuted = [...told, ...again].sort((a, b) => a.key - b.key).map(({ event }) => event);
      for (let start = 0; start < permuted.length; start += portion) {
        await sendEvents(ask, permuted.slice(start, start + portion), newcomers);
      }
      const straight = await evidenceIn(world, 0);
      expect(await evidenceIn(world, 1)).toEqual(straight);
      const expected = expectedOf(inOrder);
      for (const { name, bad } of straight) {
        expect(massAt(bad, halfLife, new Date(yesterday))).toBeCloseTo(expected.get(name) ?? 0, 6);
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

test("fourteen people who show up at one address in the same moment all count as sharing it", async () => {
  const ip = "198.51.100.77";
  await Promise.all(
    Array.from({ length: 14 }, (_, at) =>
      sendEvents(ask, [shopEvent("device.seen", { accountId: `ext:crowd-p${at}`, ip })], newcomers),
    ),
  );
  const { rows } = await scene.database.pool.query<{ bad: number }>(
    `SELECT sum(bad)::float8 AS bad FROM trust_signal s JOIN account a ON a.id = s.account_id
      WHERE a.external_id LIKE 'crowd-%' GROUP BY a.id`,
  );
  expect(rows.map(({ bad }) => Math.round(bad * 100) / 100)).toEqual(Array.from({ length: 14 }, () => 0.2));
});
