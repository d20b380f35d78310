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

test("K12 keeps two signals aside by keyboard while the list is narrowed, and lets them go again", async ({
  openAs,
}) => {
  const page = await openAs("Analyst");
  await keyboardOnly(page);
  const signals = new SignalsPage(page);
  await signals.openSignals("?from=-365d&lean=LOWERS");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+Enter");
  await expect(signals.pinned.nth(1)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+Enter");
  await expect(signals.pinned.nth(2)).toBeVisible();
  await signals.facet("Severity").selectOption("SEVERE");
  await expect(page).toHaveURL(/sev=SEVERE/);
  await expect(signals.pinned).toHaveCount(3);
  await expectAccessible(page);
  await signals.unpinAll.press("Enter");
  await expect(signals.pinned).toHaveCount(0);
  await expect(page).not.toHaveURL(/pin=/);
});

test("K12 goes from a device that several accounts share to the signals of all of them", async ({ openAs }) => {
  const page = await openAs("Analyst");
  const signals = new SignalsPage(page);
  await signals.open("/console/signals?from=-365d&group=device");
  await signals.groups.nth(1).click();
  await expect(page).toHaveURL(/of=device/);
  await expect(signals.rows.nth(1)).toBeVisible();
  await expect(signals.facets).toContainText(/Only Device [0-9a-f]{8}…/);
  await signals.facet("Device used by").selectOption("10");
  await signals.facet("IP class").selectOption("LISTED");
  await signals.facet("Severity").selectOption("SEVERE");
  await page.getByRole("button", { name: "Remove Tor or a bad list" }).click();
  await expect(page).not.toHaveURL(/ip=/);
});

test("support has no signals: not in the menu, nor by the address", async ({ openAs }) => {
  const page = await openAs("Support");
  await expect(page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Signals" })).toHaveCount(0);
  await page.goto("/console/signals");
  await expect(page.getByRole("grid", { name: "Signals, newest first" })).toHaveCount(0);
});
