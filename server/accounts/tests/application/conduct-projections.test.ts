import fc from "fast-check";
import { expect, test } from "vitest";
import { FACTORS } from "@/server/accounts/domain/entities/trust-signal";
import {
  addToBuyerActivity,
  NO_BUYER_ACTIVITY,
} from "@/server/accounts/read-model/projections/buyer-activity-projection";
import type { ConductSignal } from "@/server/accounts/read-model/projections/conduct-signal";
import {
  addToSellerReputation,
  NO_SELLER_REPUTATION,
} from "@/server/accounts/read-model/projections/seller-reputation-projection";

const mass = fc.constantFrom(-5, -1, -0.3, -0.2, 0, 0.2, 0.3, 1, 3.7, 5, 18.65);
const signal: fc.Arbitrary<ConductSignal> = fc
  .record({
    factor: fc.constantFrom(...FACTORS),
    good: mass,
    bad: mass,
    occurredAt: fc.date({ min: new Date(0), max: new Date("2027-01-01"), noInvalidDate: true }),
    detail: fc.record(
      {
        amountMinor: fc.oneof(fc.integer({ min: 0, max: 9_000_000 }), fc.constant("much"), fc.constant(0.5)),
        currency: fc.constantFrom("INR", "USD"),
        by: fc.constantFrom("BUYER", "SELLER"),
        kind: fc.constantFrom("CHARGEBACK", "DECLINE"),
        reviewScore: fc.constantFrom(1, 2),
      },
      { requiredKeys: [] },
    ),
  })
  .filter(({ good, bad }) => good !== 0 || bad !== 0);
const history = fc.array(signal, { maxLength: 30 });
const shuffled = history.chain((all) =>
  fc.record({ all: fc.constant(all), mixed: fc.shuffledSubarray(all, { minLength: all.length }) }),
);

const buyerOf = (facts: readonly ConductSignal[]) => facts.reduce(addToBuyerActivity, NO_BUYER_ACTIVITY);
const sellerOf = (facts: readonly ConductSignal[]) => facts.reduce(addToSellerReputation, NO_SELLER_REPUTATION);

test("facts in any order make the same rows", () => {
  fc.assert(
    fc.property(shuffled, ({ all, mixed }) => {
      expect(buyerOf(mixed)).toEqual(buyerOf(all));
      expect(sellerOf(mixed)).toEqual(sellerOf(all));
    }),
    { numRuns: 500 },
  );
});

test("a fact of another kind leaves the very same row, so that nobody gets a row by it", () => {
  fc.assert(
    fc.property(signal, (one) => {
      if (["burst", "newDevices", "sharedDevices", "ipReputation", "ipTravel"].includes(one.factor)) {
        expect(addToBuyerActivity(NO_BUYER_ACTIVITY, one)).toBe(NO_BUYER_ACTIVITY);
        expect(addToSellerReputation(NO_SELLER_REPUTATION, one)).toBe(NO_SELLER_REPUTATION);
      }
    }),
  );
});

const at = new Date("2026-11-01T09:00:00Z");
const fact = (factor: ConductSignal["factor"], bad: number, detail: ConductSignal["detail"] = {}): ConductSignal => ({
  factor,
  good: 0,
  bad,
  occurredAt: at,
  detail,
});

test("what is taken back counts no more: a chargeback reversed, a refund called off, an order that failed after all", () => {
  const told = [fact("failures", 5), fact("refunds", 1, { amountMinor: 900, currency: "INR" }), fact("completion", 1)];
  const taken = told.map((one) => ({ ...one, bad: -one.bad }));
  expect(buyerOf([...told, ...taken])).toEqual({ ...NO_BUYER_ACTIVITY, refundedMinor: { INR: 0 } });
});

test("a decline that weighs much is a decline where its source says so; sums of two currencies stay apart", () => {
  expect(buyerOf([fact("failures", 3.7, { kind: "DECLINE" })])).toMatchObject({ paymentsDeclined: 1, chargebacks: 0 });
  expect(buyerOf([fact("failures", 3.7)])).toMatchObject({ chargebacks: 1 });
  const order = (amountMinor: number, currency: string): ConductSignal => ({
    ...fact("completion", 0, { amountMinor, currency }),
    good: 1,
  });
  expect(buyerOf([order(100, "INR"), order(5, "USD"), order(20, "INR")]).spentMinor).toEqual({ INR: 120, USD: 5 });
});

test("an order that failed by the seller's doing is the seller's, not the buyer's", () => {
  const failed = fact("completion", 1, { by: "SELLER" });
  expect(buyerOf([failed])).toBe(NO_BUYER_ACTIVITY);
  expect(sellerOf([failed])).toMatchObject({ ordersFailed: 1 });
});
