import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { trustSchema } from "@/server/accounts/adapters/inbound/rest/trust-serializers";
import type { TrustAnswer } from "../support/api-answers";
import { type Ask, asking, newcomers, putKey, sendEvents, shopEvent } from "../support/api-scene";
import { type ModuleScene, moduleScene } from "../support/module-scene";

let scene: ModuleScene;
let ask: Ask;
beforeAll(async () => {
  scene = await moduleScene();
  ask = asking(scene, (await putKey(scene)).key);
});
afterAll(() => scene.close());

const rows = async (sql: string, values: readonly unknown[] = []) =>
  (await scene.database.pool.query(sql, [...values])).rows;

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);
const order = (accountId: string, orderId: string, more: object = {}) => ({
  accountId,
  orderId,
  amountMinor: 100_000,
  currency: "INR",
  ...more,
});

const trustOf = async (ref: string): Promise<TrustAnswer> => {
  const response = await ask("GET", `/accounts/${ref}/trust`);
  expect(response.status).toBe(200);
  return z.parse(trustSchema, await response.json());
};

const pointsOf = async (ref: string, input: string): Promise<number> =>
  (await trustOf(ref)).lines.find((line) => line.input === input)?.points ?? Number.NaN;

describe("events of the shop", () => {
  test("the seven inputs each move an account's score", async () => {
    const [buyer, seller] = ["ext:seven", "ext:seven-seller"];
    await sendEvents(
      ask,
      [
        shopEvent(
          "order.completed",
          order(buyer, "s1", { sellerAccountId: seller, deviceId: "d1", ip: "203.0.113.7" }),
        ),
        shopEvent("order.refunded", order(buyer, "s1")),
        shopEvent("coupon.abuse-detected", { accountId: buyer, couponCode: "WELCOME" }),
        shopEvent("payment.failed", order(buyer, "s2", { instrument: "card-1" })),
        shopEvent("device.seen", { accountId: buyer, deviceId: "d2" }, { time: new Date(Date.now() + 1_000) }),
        shopEvent("dispute.opened", order(buyer, "s1", { sellerAccountId: seller })),
        shopEvent("dispute.lost", order(buyer, "s1", { sellerAccountId: seller })),
      ],
      newcomers,
    );
    for (const input of ["ORDER_SUCCESS", "IP_RISK"]) expect(await pointsOf(buyer, input)).toBeGreaterThan(0);
    for (const input of ["REFUNDS", "COUPON_ABUSE", "PAYMENT_FAILURES", "DEVICE_CHANGES"]) {
      expect(await pointsOf(buyer, input)).toBeLessThan(0);
    }
    expect(await pointsOf(seller, "SELLER_DISPUTES")).toBeLessThan(0);
  });

  test("base and lines add up to the score at three decimals", async () => {
    const { base, lines, trustScore } = await trustOf("ext:seven");
    const milli = (points: number) => Math.round(points * 1_000);
    const sum = lines.reduce((total, { points }) => total + milli(points), milli(base));
    expect(sum).toBe(milli(trustScore));
    for (const { points, factors } of lines) {
      if (factors.length === 0) continue;
      const own = factors.reduce((total, factor) => total + milli(factor.points), 0);
      expect(own).toBe(milli(points));
    }
  });

  test("an unknown account is rejected by name, and the good ones beside it are kept", async () => {
    const answer = await sendEvents(ask, [
      shopEvent("order.completed", order("ext:seven", "k1")),
      shopEvent("order.completed", order("ext:nobody", "k2")),
      shopEvent("order.completed", order("019ce0bc-0000-7000-8000-00000000dead", "k3")),
    ]);
    expect(answer).toEqual({
      accepted: 1,
      duplicates: 0,
      rejected: [
        { index: 1, code: "NOT_FOUND", message: "There is no account ext:nobody." },
        { index: 2, code: "NOT_FOUND", message: "There is no account 019ce0bc-0000-7000-8000-00000000dead." },
      ],
    });
  });

  test("what is wrong with an event is said by its place, a code and a sentence; the others count", async () => {
    const good = shopEvent("order.completed", order("ext:seven", "w1"));
    const answer = await sendEvents(ask, [
      { ...good, specversion: "0.3" },
      shopEvent("order.teleported", order("ext:seven", "w2")),
      shopEvent("order.completed", order("asha@example.in", "w3")),
      shopEvent("order.completed", { accountId: "ext:seven", orderId: "w4", amountMinor: 1.5, currency: "INR" }),
      shopEvent("order.completed", order("ext:seven", "w5", { currency: "USD" })),
      shopEvent("order.completed", order("ext:seven", "w6"), { time: new Date(Date.now() + 6 * 60_000) }),
      shopEvent("order.completed", order("ext:seven", "w\u0000")),
      { ...good, id: "" },
      [] as object,
      good,
    ]);
    expect(answer.accepted).toBe(1);
    expect(answer.rejected.map(({ index, code }) => [index, code])).toEqual(
      Array.from({ length: 9 }, (_, index) => [index, "VALIDATION"]),
    );
    expect(answer.rejected[5]?.message).toContain("5 minutes");
    expect(JSON.stringify(answer)).not.toContain("asha@example.in");
  });

  test("an event counts once by source and id, within a request and between requests", async () => {
    const event = shopEvent("order.completed", order("ext:seven", "o1"));
    expect(await sendEvents(ask, [event, event])).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(await sendEvents(ask, [event])).toMatchObject({ accepted: 0, duplicates: 1 });
    const elsewhere = { ...event, source: "/shop/other" };
    expect(await sendEvents(ask, [elsewhere])).toMatchObject({ accepted: 1, duplicates: 0 });
  });

  test("a single event is taken as well as a list, each by its own content type", async () => {
    const event = shopEvent("coupon.redeemed", { accountId: "ext:seven", couponCode: "DIWALI" });
    const single = await ask("POST", "/events", { body: event, type: "application/cloudevents+json" });
    expect(single.status).toBe(202);
    expect(await single.json()).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    expect((await ask("POST", "/events", { body: event, type: "text/plain" })).status).toBe(415);
    // Plain JSON is the binary mode, which names the event in headers: without them there is none.
    expect((await ask("POST", "/events", { body: event })).status).toBe(422);
    for (const [body, type] of [
      [[event], "application/cloudevents+json"],
      [event, "application/cloudevents-batch+json"],
      [Array.from({ length: 1_001 }, () => event), "application/cloudevents-batch+json"],
    ] as const) {
      expect((await ask("POST", "/events", { body, type })).status).toBe(422);
    }
  });

  test("a request leaves one entry of its key, whatever is in it", async () => {
    const count = async () =>
      (await rows("SELECT actor_kind, outcome FROM audit_entry WHERE action = 'event.receive'")).length;
    const before = await count();
    await sendEvents(ask, [
      shopEvent("order.completed", order("ext:seven", "a1")),
      shopEvent("order.completed", order("ext:seven-seller", "a2")),
      shopEvent("order.completed", order("ext:nobody", "a3")),
    ]);
    expect(await count()).toBe(before + 1);
  });

  test("device, instrument and address are hashed on arrival: no table holds them", async () => {
    const secrets = ["device-secret-1", "4111-1111-1111-1111", "198.51.100.77"];
    const [deviceId, instrument, ip] = secrets;
    await sendEvents(ask, [shopEvent("order.completed", order("ext:seven", "h1", { deviceId, instrument, ip }))]);
    const tables = await rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    for (const { tablename } of tables) {
      const readable = await rows("SELECT has_table_privilege(current_user, $1, 'SELECT') AS ok", [`"${tablename}"`]);
      if (!readable[0].ok) continue;
      for (const secret of secrets) {
        const found = await rows(`SELECT 1 FROM "${tablename}" t WHERE t::text LIKE $1 LIMIT 1`, [`%${secret}%`]);
        expect([tablename, found.length]).toEqual([tablename, 0]);
      }
    }
  });

  test("accounts on one device count for each other, more for one that is locked, and a crowd links nobody", async () => {
    const people = ["ext:family-1", "ext:family-2", "ext:family-3"];
    const seen = (ref: string, device: string) => shopEvent("device.seen", { accountId: ref, deviceId: device });
    for (const ref of people) await sendEvents(ask, [seen(ref, "family-tablet")], newcomers);
    const alone = await Promise.all(people.map((ref) => pointsOf(ref, "DEVICE_CHANGES")));
    expect(new Set(alone).size).toBe(1);
    expect(alone[0]).toBeLessThan(-5);
    const note = "Card stolen, the shop stopped it.";
    const locked = await ask("POST", `/accounts/${people[0]}/lock`, { body: { reasonCode: "PAYMENT_FRAUD", note } });
    expect(locked.status).toBe(200);
    await sendEvents(ask, [seen("ext:family-4", "family-tablet")], newcomers);
    expect(await pointsOf("ext:family-4", "DEVICE_CHANGES")).toBeLessThan(
      await pointsOf("ext:family-2", "DEVICE_CHANGES"),
    );
    const crowd = Array.from({ length: 60 }, (_, n) => seen(`ext:crowd-${n}`, "shop-terminal"));
    await sendEvents(ask, crowd.slice(0, 30), newcomers);
    expect(await pointsOf("ext:crowd-1", "DEVICE_CHANGES")).toBeLessThan(0);
    await sendEvents(ask, crowd.slice(30), newcomers);
    expect(await pointsOf("ext:crowd-1", "DEVICE_CHANGES")).toBe(0);
    expect(await pointsOf("ext:crowd-59", "DEVICE_CHANGES")).toBe(0);
  });

  test("a dispute won leaves the seller as if nobody had complained", async () => {
    const sold = (seller: string) =>
      shopEvent("order.completed", order("ext:seven", `d-${seller}`, { sellerAccountId: seller }), { time: ago(48) });
    await sendEvents(ask, [sold("ext:quiet"), sold("ext:disputed")], newcomers);
    const data = order("ext:seven", "d-ext:disputed", { sellerAccountId: "ext:disputed" });
    await sendEvents(ask, [shopEvent("dispute.opened", data, { time: ago(24) })]);
    expect(await pointsOf("ext:disputed", "SELLER_DISPUTES")).toBeLessThan(
      await pointsOf("ext:quiet", "SELLER_DISPUTES"),
    );
    await sendEvents(ask, [shopEvent("dispute.won", data, { time: ago(1) })]);
    expect(await pointsOf("ext:disputed", "SELLER_DISPUTES")).toBe(await pointsOf("ext:quiet", "SELLER_DISPUTES"));
  });

  test("the same batch posted by twelve at once counts once, and unknown accounts come into being once", async () => {
    const batch = Array.from({ length: 40 }, (_, n) =>
      shopEvent(
        "payment.succeeded",
        order(`ext:race-${n % 8}`, `r${n}`, { deviceId: `race-device-${n % 4}`, instrument: `race-card-${n % 3}` }),
      ),
    );
    const answers = await Promise.all(Array.from({ length: 12 }, () => sendEvents(ask, batch, newcomers)));
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(40);
    expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(11 * 40);
    const accounts = await rows("SELECT id FROM account WHERE external_id LIKE 'race-%'");
    expect(accounts).toHaveLength(8);
    const ids = accounts.map(({ id }) => id);
    const good = await rows("SELECT 1 FROM trust_signal WHERE factor = 'failures' AND account_id = ANY($1)", [ids]);
    expect(good).toHaveLength(40);
  });
});
