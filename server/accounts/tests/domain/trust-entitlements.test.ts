import { describe, expect, it } from "vitest";
import {
  type EntitlementFacts,
  entitlementsFor,
  NO_PRIVILEGES,
} from "@/server/accounts/domain/domain-services/entitlement-service";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { KYC_LEVELS, type KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import { RISK_LEVELS, type RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";

const buyer: EntitlementFacts = {
  risk: "MEDIUM",
  kycLevel: "CONTACT",
  roles: ["BUYER"],
  sellerStage: null,
  status: "ACTIVE",
  lockScope: null,
};
const seller: EntitlementFacts = {
  ...buyer,
  kycLevel: "BUSINESS",
  roles: ["BUYER", "SELLER"],
  sellerStage: "ESTABLISHED",
};
const outputs = (facts: EntitlementFacts) => entitlementsFor(facts, trustPolicyV1);
const nothing = {
  maxOrderValue: { minor: 0, currency: "INR" },
  couponEligibility: "NONE",
  paymentMethods: [],
  sellerPrivileges: NO_PRIVILEGES,
};

describe("what a buyer may do", () => {
  it.each<[RiskLevel, readonly number[]]>([
    ["LOW", [5000, 50_000, 200_000, 500_000]],
    ["MEDIUM", [2000, 15_000, 75_000, 200_000]],
    ["HIGH", [500, 2000, 10_000, 25_000]],
    ["CRITICAL", [0, 0, 0, 0]],
  ])("orders at %s: up to %j rupees by KYC level", (risk, rupees) => {
    const limits = KYC_LEVELS.map((kycLevel) => outputs({ ...buyer, risk, kycLevel }).maxOrderValue.minor);
    expect(limits).toEqual(rupees.map((amount) => amount * 100));
  });

  it.each<[RiskLevel, KycLevel, string, string]>([
    ["LOW", "NONE", "LIMITED", "CARD,UPI,WALLET,COD"],
    ["LOW", "CONTACT", "ALL", "CARD,UPI,WALLET,COD"],
    ["LOW", "IDENTITY", "ALL", "CARD,UPI,WALLET,COD,PAY_LATER"],
    ["MEDIUM", "NONE", "NONE", "CARD,UPI,WALLET"],
    ["MEDIUM", "CONTACT", "LIMITED", "CARD,UPI,WALLET,COD"],
    ["MEDIUM", "IDENTITY", "ALL", "CARD,UPI,WALLET,COD"],
    ["HIGH", "BUSINESS", "NONE", "CARD,UPI"],
    ["CRITICAL", "BUSINESS", "NONE", ""],
  ])("%s with KYC %s: coupons %s, payment by %s", (risk, kycLevel, coupons, methods) => {
    const { couponEligibility, paymentMethods } = outputs({ ...buyer, risk, kycLevel });
    expect([couponEligibility, paymentMethods.join()]).toEqual([coupons, methods]);
  });

  it("is looked at by a person from HIGH on, and never priced up for it", () => {
    const rows = RISK_LEVELS.map((risk) => outputs({ ...buyer, risk }));
    expect(rows.map(({ manualReview }) => manualReview)).toEqual([false, false, true, true]);
    expect(rows.map(({ pricing }) => pricing.tier)).toEqual(["PREFERRED", "STANDARD", "GUARDED", "GUARDED"]);
    expect(rows.every(({ pricing }) => pricing.adjustmentBasisPoints <= 0)).toBe(true);
  });
});

describe("what a seller may do", () => {
  it.each<[RiskLevel, number, number, boolean, boolean]>([
    ["LOW", 10_000, 2, true, true],
    ["MEDIUM", 500, 7, false, true],
    ["HIGH", 50, 14, false, false],
    ["CRITICAL", 0, 30, false, false],
  ])(
    "established at %s: %i listings, paid after %i days",
    (risk, listingLimit, payoutHoldDays, instantPayout, promotedListings) => {
      const { sellerPrivileges } = outputs({ ...seller, risk });
      expect(sellerPrivileges).toEqual({ listingLimit, payoutHoldDays, instantPayout, promotedListings });
    },
  );

  it.each<[RiskLevel, number, number]>([
    ["LOW", 50, 10],
    ["HIGH", 50, 14],
    ["CRITICAL", 0, 30],
  ])("in probation at %s: the worse of both rows", (risk, listingLimit, payoutHoldDays) => {
    const { sellerPrivileges } = outputs({ ...seller, risk, sellerStage: "PROBATION" });
    expect(sellerPrivileges).toEqual({ listingLimit, payoutHoldDays, instantPayout: false, promotedListings: false });
  });

  it.each<[string, Partial<EntitlementFacts>]>([
    ["without a proven business", { kycLevel: "IDENTITY" }],
    ["while the application is open", { sellerStage: "FINAL" }],
    ["without the role", { roles: ["BUYER"] }],
    ["with the seller side locked", { lockScope: "SELLER" }],
  ])("is nothing %s, and the buyer side stays", (_, change) => {
    const { sellerPrivileges, maxOrderValue } = outputs({ ...seller, ...change });
    expect(sellerPrivileges).toEqual(NO_PRIVILEGES);
    expect(maxOrderValue.minor).toBeGreaterThan(0);
  });
});

describe("who gets nothing at all", () => {
  it.each<[string, Partial<EntitlementFacts>]>([
    ["locked", { lockScope: "ACCOUNT" }],
    ["suspended", { status: "SUSPENDED" }],
    ["disabled", { status: "DISABLED" }],
  ])("a %s account, on either side", (_, change) => {
    expect(outputs({ ...seller, risk: "LOW", ...change })).toMatchObject({ ...nothing, manualReview: true });
  });

  it("staff, who buy and sell nothing here", () => {
    expect(outputs({ ...buyer, roles: ["ANALYST"] })).toMatchObject(nothing);
  });

  it("but not somebody whose unknown devices are locked out", () => {
    expect(outputs({ ...seller, lockScope: "UNKNOWN_DEVICES" })).toEqual(outputs(seller));
  });
});

it("pauses what a seller on probation may do while the way is paused, and nobody else", () => {
  const paused = (sellerStage: "PROBATION" | "ESTABLISHED") =>
    outputs({ ...seller, sellerStage, isSellingPaused: true });
  expect(paused("PROBATION").sellerPrivileges).toEqual(NO_PRIVILEGES);
  expect(paused("PROBATION").maxOrderValue).toEqual(outputs(seller).maxOrderValue);
  expect(paused("ESTABLISHED").sellerPrivileges).toEqual(outputs(seller).sellerPrivileges);
});

describe("a reviewer's limit", () => {
  it("gives what its level gives, and never more than the risk does", () => {
    const low = outputs({ ...seller, risk: "LOW", limit: "HIGH" });
    expect({ ...low, riskLevel: "HIGH" }).toEqual(outputs({ ...seller, risk: "HIGH" }));
    expect(outputs({ ...seller, risk: "CRITICAL", limit: "HIGH" })).toEqual(outputs({ ...seller, risk: "CRITICAL" }));
    expect(outputs({ ...seller, risk: "LOW", limit: null })).toEqual(outputs({ ...seller, risk: "LOW" }));
  });

  it("leaves the level of risk itself as it is", () => {
    expect(outputs({ ...buyer, risk: "LOW", limit: "CRITICAL" }).riskLevel).toBe("LOW");
  });
});
