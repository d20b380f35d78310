import { expect, test } from "vitest";
import { countText, moneyText } from "@/components/kit/money";

const rupees = (minor: number) => moneyText({ minor, currency: "INR" });

test("amounts are grouped the Indian way", () => {
  expect([rupees(4_820_000), rupees(11_240_000)]).toEqual(["₹48,200", "₹1,12,400"]);
  expect(countText(123_456)).toBe("1,23,456");
});

test("paise show only when there are any", () => {
  expect([rupees(9_050), rupees(9_000)]).toEqual(["₹90.50", "₹90"]);
});

test("a debt has a real minus, and nothing is not less than nothing", () => {
  expect([rupees(-9_050), rupees(-0)]).toEqual(["−₹90.50", "₹0"]);
});
