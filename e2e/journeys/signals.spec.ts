import { expectAccessible, expectOneHeading } from "../fixtures/accessibility";
import { keyboardOnly } from "../fixtures/keyboard";
import { expect, test } from "../fixtures/test";
import { SignalsPage } from "../pages/signals-page";

test("K12 finds coupon abuse by keyboard, opens the event behind it, and groups by account", async ({ openAs }) => {
  const page = await openAs("Analyst");
  await keyboardOnly(page);
  const signals = new SignalsPage(page);
  await signals.openSignals("?from=-365d");
  await expectOneHeading(page, "Signals");
  await page.keyboard.press("f");
  for (const _ of [1, 2]) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/input=COUPON_ABUSE/);
  await expect(signals.rows.nth(1)).toContainText("Coupon abuse");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(signals.signal.getByRole("region", { name: "Raw event" })).toContainText('"factor": "couponAbuse"');
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(signals.signal).toHaveCount(0);
  await page.keyboard.press("b");
  await page.keyboard.press("A");
  await expect(signals.groups.nth(1)).toBeVisible();
  await expect(page).toHaveURL(/group=account/);
});

test("support has no signals: not in the menu, nor by the address", async ({ openAs }) => {
  const page = await openAs("Support");
  await expect(page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Signals" })).toHaveCount(0);
  await page.goto("/console/signals");
  await expect(page.getByRole("grid", { name: "Signals, newest first" })).toHaveCount(0);
});
