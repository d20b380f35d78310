import { expect, test } from "vitest";
import type { DraftSignal, MappingRules } from "@/server/accounts/adapters/inbound/consumer/draft-signal";
import type { ShopEvent } from "@/server/accounts/adapters/inbound/consumer/shop-event";
import { signalsOfEvent } from "@/server/accounts/adapters/inbound/consumer/shop-events-handler";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";

const rules: MappingRules = { masses: trustPolicyV1.masses, hubLimit: trustPolicyV1.hubLimit, typicalMinor: 10_000 };
const at = new Date("2026-11-20T08:00:00Z");
const earlier = new Date("2026-11-01T08:00:00Z");
const told = { source: "shop", id: "e1", occurredAt: at };
const order = { orderId: "o1", amount: { minor: 25_000, currency: "INR" }, buyer: "ext:b" };

/** What a signal weighs and about whom, shortly. */
const short = ({ account, factor, good, bad }: DraftSignal) => [account, factor, good, bad];
const signals = (event: ShopEvent) => signalsOfEvent(event, rules).map(short);

test("a completed order speaks for its buyer by count and value, and is an undisputed sale of each seller", () => {
  expect(signals({ ...told, ...order, type: "order.completed", sellers: ["ext:s", "ext:t"] })).toEqual([
    ["ext:b", "completion", 1, 0],
    ["ext:b", "refunds", 2.5, 0],
    ["ext:s", "disputes", 1, 0],
    ["ext:t", "disputes", 1, 0],
  ]);
});

test("an order that stands for many weighs as many, and its value counts at most three typical orders", () => {
  const event = { ...told, ...order, type: "order.completed", weight: 18.65, sellers: ["ext:s"] } as const;
  expect(signals({ ...event, amount: { minor: 990_000, currency: "INR" } })).toEqual([
    ["ext:b", "completion", 18.65, 0],
    ["ext:b", "refunds", 3 * 18.65, 0],
    ["ext:s", "disputes", 18.65, 0],
  ]);
});

test("without a buyer the sellers' side still counts", () => {
  expect(signals({ ...told, ...order, buyer: null, type: "order.completed", sellers: ["ext:s"] })).toEqual([
    ["ext:s", "disputes", 1, 0],
  ]);
});

test.each([
  ["BUYER", [["ext:b", "completion", 0, 1]]],
  ["UNKNOWN", [["ext:b", "completion", 0, 1]]],
  ["SELLER", [["ext:s", "completion", 0, 1]]],
  ["SHOP", []],
] as const)("an order cancelled by %s speaks against whose doing it was", (by, expected) => {
  expect(signals({ ...told, ...order, type: "order.cancelled", by, sellers: ["ext:s"] })).toEqual(expected);
});

test("a refund adds bad mass by value and takes nothing good back", () => {
  expect(signals({ ...told, ...order, type: "order.refunded" })).toEqual([["ext:b", "refunds", 0, 2.5]]);
});

test("payments: good ones, declines and chargebacks, each attempt once", () => {
  const payment = { ...told, ...order, method: "card" };
  expect(signals({ ...payment, type: "payment.succeeded" })).toEqual([
    ["ext:b", "failures", 1, 0],
    ["ext:b", "burst", 0, 1],
  ]);
  expect(signals({ ...payment, type: "payment.failed" })).toEqual([
    ["ext:b", "failures", 0, 0.2],
    ["ext:b", "burst", 0, 1],
  ]);
  expect(signals({ ...payment, type: "payment.charged-back", sellers: [{ seller: "ext:s", sale: null }] })).toEqual([
    ["ext:b", "failures", 0, 5],
    ["ext:s", "disputes", 0, 1],
  ]);
});

test("the parts of one checkout share their attempt's key, so they count as one", () => {
  const part = { ...told, ...order, method: "card", attemptId: "o1", type: "payment.succeeded" } as const;
  const keys = ["p1", "p2"].map((id) => signalsOfEvent({ ...part, id }, rules)[1]?.sourceEventId);
  expect(keys).toEqual(["o1", "o1"]);
});

test("coupons count only when their abuse was detected", () => {
  const coupon = { ...told, account: "ext:b", couponCode: "WELCOME150" };
  expect(signals({ ...coupon, type: "coupon.redeemed" })).toEqual([]);
  expect(signals({ ...coupon, type: "coupon.abuse-detected", orderId: "o1", amount: null })).toEqual([
    ["ext:b", "couponAbuse", 0, 1],
  ]);
});

const dispute = {
  ...told,
  seller: "ext:s",
  orderId: "o1",
  amount: null,
  sale: { completedAt: earlier, weight: 18.65 },
};

test("a dispute opened weighs 0.3, and its sale is taken back as of its completion", () => {
  const [opened, sale] = signalsOfEvent({ ...dispute, type: "dispute.opened" }, rules);
  expect(opened && short(opened)).toEqual(["ext:s", "disputes", 0, 0.3]);
  expect(sale && short(sale)).toEqual(["ext:s", "disputes", -18.65, 0]);
  expect(sale).toMatchObject({ occurredAt: earlier, toldAt: at, sourceEventId: "sale o1 disputed" });
});

test("a second dispute about one order repeats the withdrawal's key: the sale is taken back once", () => {
  const keys = ["d1", "d2"].map(
    (id) => signalsOfEvent({ ...dispute, id, type: "dispute.opened" }, rules)[1]?.sourceEventId,
  );
  expect(new Set(keys).size).toBe(1);
});

test("a dispute lost weighs one more; one won takes the 0.3 back as of its opening and restores the sale", () => {
  expect(signals({ ...dispute, type: "dispute.lost" })).toEqual([["ext:s", "disputes", 0, 1]]);
  const [withdrawn, sale] = signalsOfEvent({ ...dispute, type: "dispute.won", openedAt: earlier }, rules);
  expect(withdrawn).toMatchObject({ bad: -0.3, occurredAt: earlier, toldAt: at });
  expect(sale).toMatchObject({ good: 18.65, occurredAt: earlier });
});

test("devices: the first says nothing, a new one counts, and so does every other account on it", () => {
  const device = { ...told, type: "device.seen", account: "ext:b", kind: "DEVICE", others: [] } as const;
  expect(signals({ ...device, acquaintance: "FIRST_EVER" })).toEqual([]);
  expect(signals({ ...device, acquaintance: "NEW" })).toEqual([["ext:b", "newDevices", 0, 1]]);
  const others = [
    { account: "ext:x", isLocked: false },
    { account: "ext:y", isLocked: true },
  ];
  expect(signals({ ...device, acquaintance: "KNOWN", others })).toEqual([
    ["ext:b", "sharedDevices", 0, 1],
    ["ext:b", "sharedDevices", 0, 5],
  ]);
});

test("a device that more than fifty accounts share links nobody", () => {
  const others = Array.from({ length: 50 }, (_, nth) => ({ account: `ext:${nth}`, isLocked: true }));
  const device = { ...told, type: "device.seen", account: "ext:b", kind: "DEVICE", acquaintance: "KNOWN" } as const;
  expect(signals({ ...device, others })).toEqual([]);
  expect(signals({ ...device, others: others.slice(1) })).toHaveLength(49);
});

test("a network address weighs by its badness, and an unlikely journey once", () => {
  const address = { ...told, type: "address.seen", account: "ext:b", badness: 0.25, isUnlikelyTravel: true } as const;
  expect(signals(address)).toEqual([
    ["ext:b", "ipReputation", 0.75, 0.25],
    ["ext:b", "ipTravel", 0, 1],
  ]);
});
