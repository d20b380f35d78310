import { expect, it } from "vitest";
import {
  complaintText,
  feesText,
  gainText,
  listingsText,
  payoutText,
  privilegeLines,
  stateWords,
} from "@/components/selling-home/selling-words";

const plain = { instantPayout: false, promotedListings: false };
const probation = { listingLimit: 50, payoutHoldDays: 10, ...plain };
const seller = {
  MEDIUM: { listingLimit: 500, payoutHoldDays: 7, instantPayout: false, promotedListings: true },
  LOW: { listingLimit: 10_000, payoutHoldDays: 2, instantPayout: true, promotedListings: true },
};

it("says what a shop may do in a seller's words, the fees among it", () => {
  const lines = privilegeLines(probation, { tier: "STANDARD", adjustmentBasisPoints: 0 });
  expect(Object.fromEntries(lines.map(({ label, value }) => [label, value]))).toEqual({
    Listings: "Up to 50 at a time",
    Payouts: "10 days after each order",
    "Instant payout": "Not yet",
    "Promoted listings": "Not yet",
    Fees: "Standard",
  });
  expect([
    feesText({ tier: "GUARDED", adjustmentBasisPoints: 150 }),
    feesText({ tier: "PREFERRED", adjustmentBasisPoints: -50 }),
  ]).toEqual(["1.5 % above standard", "0.5 % below standard"]);
  expect([listingsText(0), payoutText(null), payoutText(1), payoutText(0)]).toEqual([
    "Nothing new for now",
    "None for now",
    "1 day after each order",
    "At once",
  ]);
});

it("names only what would be better than now", () => {
  expect(gainText(probation, seller.MEDIUM)).toBe(
    "up to 500 listings, payouts 7 days after each order and promoted listings",
  );
  expect(gainText(seller.MEDIUM, seller.LOW)).toBe(
    "up to 10,000 listings, payouts 2 days after each order and instant payout",
  );
  expect(gainText(seller.LOW, seller.LOW)).toBe("the same as now");
});

it("counts complaints against orders, once there are any", () => {
  expect(complaintText({ complaints: 0, orders: 0 })).toBeNull();
  expect(complaintText({ complaints: 3, orders: 30 })).toBe("10 in 100 orders");
  expect(complaintText({ complaints: 1, orders: 900 })).toBe("fewer than 1 in 100 orders");
});

it("has no word of the house in what a seller is told about a state", () => {
  const told = Object.values(stateWords)
    .map(({ pill, says }) => `${pill} ${says ?? ""}`)
    .join(" ");
  expect(told).not.toMatch(/trust|risk|score|probation|saga|KYC|flag/i);
});
