import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import type { Buckets, Evidence } from "@/server/accounts/domain/entities/evidence";
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

const TYPES = [
  "order.completed",
  "order.completed",
  "order.cancelled",
  "order.refunded",
  "payment.succeeded",
  "payment.failed",
  "payment.charged-back",
  "coupon.abuse-detected",
  "dispute.opened",
  "dispute.lost",
  "dispute.won",
  "device.seen",
] as const;

/** Few people, orders, devices and cards, so that what happens meets. */
const happening = fc.record({
  type: fc.constantFrom(...TYPES),
  buyer: fc.integer({ min: 0, max: 3 }),
  seller: fc.integer({ min: 0, max: 1 }),
  order: fc.integer({ min: 0, max: 1 }),
  device: fc.integer({ min: 0, max: 4 }),
  card: fc.integer({ min: 0, max: 3 }),
  minute: fc.integer({ min: 1, max: 1_439 }),
});
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

const day = fc.array(happening, { minLength: 25, maxLength: 40 });
const yesterday = Date.now() - 2 * 86_400_000;

/** The same day in a world of its own. */
const eventsIn = (world: string, happenings: readonly Happening[]) =>
  happenings.map(({ type, buyer, seller, order, device, card, minute }, index) =>
    shopEvent(
      type,
      {
        accountId: `ext:${world}-b${buyer}`,
        sellerAccountId: `ext:${world}-s${seller}`,
        orderId: `${world}-${order}`,
        amountMinor: 50_000 * (order + 1),
        currency: "INR",
        couponCode: "DIWALI",
        deviceId: `${world}-d${device}`,
        instrument: `${world}-c${card}`,
        ip: "203.0.113.7",
      },
      { id: `${world}-${index}`, time: new Date(yesterday + minute * 60_000) },
    ),
  );

/** Buckets that emptied say nothing. */
const held = (evidence: Evidence) => {
  const full = (buckets: Buckets) => buckets.filter(([, units]) => units !== 0);
  const factors = Object.entries(evidence).map(([factor, { good, bad }]) => [factor, full(good), full(bad)] as const);
  return factors.filter(([, good, bad]) => good.length + bad.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
};

async function profilesOf(world: string) {
  const { rows } = await scene.database.pool.query<{ name: string; buckets: Evidence }>(
    `SELECT replace(a.external_id, $1, '') AS name, e.buckets FROM account a JOIN trust_evidence e ON e.account_id = a.id
      WHERE a.external_id LIKE $1 || '-%' ORDER BY 1`,
    [world],
  );
  const at = new Date(yesterday + 3 * 86_400_000);
  return rows.map(({ name, buckets }) => {
    const { scoreMilli, lines } = evaluateTrust(buckets, trustPolicyV1, at);
    return { name, evidence: held(buckets), scoreMilli, lines: lines.map(({ pointsMilli }) => pointsMilli) };
  });
}

test("a day of events in any order, in any portions and told again gives the same profiles", async () => {
  let worlds = 0;
  const shuffled = fc.tuple(day, fc.infiniteStream(fc.nat({ max: 1_000_000 })), fc.integer({ min: 1, max: 12 }));
  await fc.assert(
    fc.asyncProperty(shuffled, async ([happenings, keys, portion]) => {
      worlds += 1;
      const [straight, mixed] = [`w${worlds}a`, `w${worlds}b`];
      const inOrder = [...happenings].sort((a, b) => a.minute - b.minute);
      await sendEvents(ask, eventsIn(straight, inOrder), newcomers);
      const told = eventsIn(mixed, inOrder).map((event) => ({ event, key: keys.next().value }));
      const again = told.filter(({ key }) => key % 3 === 0).map(({ event }) => ({ event, key: keys.next().value }));
      const permuted = [...told, ...again].sort((a, b) => a.key - b.key).map(({ event }) => event);
      for (let start = 0; start < permuted.length; start += portion) {
        await sendEvents(ask, permuted.slice(start, start + portion), newcomers);
      }
      expect(await profilesOf(mixed)).toEqual(await profilesOf(straight));
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
