import { expect, test } from "vitest";
import { standingSentences } from "@/components/landing/public-standing";

const rupees = (amount: number) => ({ minor: amount * 100, currency: "INR" });

test("the landing page says the amounts of the policy it was given", () => {
  const sentences = standingSentences({
    asOf: new Date("2026-11-20T08:35:00Z"),
    limited: { maxOrderValue: rupees(2_000), paymentMethods: ["CARD", "UPI"] },
    standard: { maxOrderValue: rupees(15_000), paymentMethods: ["CARD", "UPI", "WALLET", "COD"] },
    full: { maxOrderValue: rupees(50_000), paymentMethods: ["CARD", "UPI", "WALLET", "COD"] },
    fullWithIdentity: { maxOrderValue: rupees(200_000), paymentMethods: ["CARD", "UPI", "WALLET", "COD", "PAY_LATER"] },
  });
  expect(sentences).toEqual({
    limited: "Orders up to ₹2,000, paid by card or UPI.",
    standard: "Orders up to ₹15,000. Card, UPI, wallet or cash on delivery.",
    full: "Orders up to ₹50,000, and up to ₹2,00,000 with pay later once you have proved who you are. Every coupon.",
  });
});

test("without a policy it names no amount", () => {
  expect(Object.values(standingSentences(null)).join(" ")).not.toMatch(/\d/);
});
