import { expect, test } from "vitest";
import { effectLines, effectsByLevel } from "@/components/kit/effect-words";
import type { EffectsDto, EffectsTableDto } from "@/server/accounts/application/dto/effects-dto";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";

const effects = (minor: number, paymentMethods: EffectsDto["paymentMethods"]): EffectsDto => ({
  maxOrderValue: { minor, currency: "INR" },
  couponEligibility: "LIMITED",
  paymentMethods,
  manualReview: false,
  pricing: { tier: "STANDARD", adjustmentBasisPoints: 0 },
  seller: null,
});

const table = (current: RiskLevel): EffectsTableDto => ({
  kyc: "CONTACT",
  current,
  levels: [
    { risk: "LOW", effects: effects(5_000_000, ["CARD", "UPI", "COD"]) },
    { risk: "MEDIUM", effects: effects(1_500_000, ["CARD", "UPI", "COD"]) },
    { risk: "HIGH", effects: effects(200_000, ["CARD", "UPI"]) },
    { risk: "CRITICAL", effects: effects(0, []) },
  ],
  nextKyc: null,
});

test("the level in force stands beside better ones, worst first", () => {
  expect(effectsByLevel(table("HIGH"))).toMatchObject({ levels: ["High, now", "Medium", "Low"], currentIndex: 0 });
});

test("at the best level the ones below it fill the table", () => {
  expect(effectsByLevel(table("LOW"))).toMatchObject({ levels: ["High", "Medium", "Low, now"], currentIndex: 2 });
});

test("ways to pay that open together share a line", () => {
  const rows = effectsByLevel(table("HIGH")).rows.filter(({ values }) => values.includes("Yes"));
  expect(rows).toEqual([
    { label: "Card, UPI", values: ["Yes", "Yes", "Yes"] },
    { label: "COD", values: ["No", "Yes", "Yes"] },
  ]);
});

test("what sellers may do is not said of buyers", () => {
  expect(effectLines(effects(200_000, [])).map(({ label }) => label)).toEqual([
    "Max order",
    "Coupons",
    "Payment",
    "Manual review",
    "Pricing",
  ]);
});
