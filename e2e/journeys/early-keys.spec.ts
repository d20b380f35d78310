import type { Page, Route } from "@playwright/test";
import { gstinOfBusiness } from "@/server/cli/bench/onboarding-answers";
import { whileSellersAreSlow } from "../fixtures/database";
import { call } from "../fixtures/staff-calls";
import { applyToSell, sendStage } from "../fixtures/stages";
import { expect, test } from "../fixtures/test";
import { SellPage } from "../pages/sell-page";
import { SellersPage } from "../pages/sellers-page";

/** Holds a page's scripts back, as a slow line would, until they are let through. */
async function holdScripts(page: Page) {
  const held: Route[] = [];
  let isOpen = false;
  await page.route("**/*", (route) => {
    if (isOpen || route.request().resourceType() !== "script") return route.continue();
    held.push(route);
    return Promise.resolve();
  });
  return async () => {
    isOpen = true;
    await Promise.all(held.map((route) => route.continue()));
  };
}

test("K08 keys pressed before the list of applications has come are not lost", async ({ openAs, newMember }) => {
  const member = await newMember();
  const store = `${member.name.split(" ")[1]} Looms`;
  await sendStage(await applyToSell(member.request, store), "BUSINESS");
  const page = await openAs("Analyst");
  const sellers = new SellersPage(page);
  await sellers.open("/console/audit");
  await whileSellersAreSlow(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await expect(page.getByRole("status", { name: "Loading applications" })).toBeVisible();
    await page.keyboard.press("/");
    await expect(sellers.filter).toBeFocused();
    await page.keyboard.type(`stage:business ${store}`);
  });
  await expect(sellers.rows).toHaveCount(1);
  await expect(sellers.filter).toHaveValue(`stage:business ${store}`);
  await expect(sellers.filter).toBeFocused();
});

test("D06 what was typed and left before the page's scripts came is kept as well", async ({
  openBrowser,
  newMember,
}) => {
  const { state, request } = await newMember();
  const business = 1_000 + Math.floor(Math.random() * 3_900);
  await call(request, "selling.openApplication", { storeName: "Verma Crafts", gstNumber: gstinOfBusiness(business) });
  const page = await openBrowser({ storageState: state });
  const sell = new SellPage(page);
  const letThrough = await holdScripts(page);
  await page.goto("/sell/business", { waitUntil: "commit" });
  await sell.field("Legal name").fill("Verma Crafts Pvt. Ltd.");
  await sell.field("Name of the owner").focus();
  await letThrough();
  await expect(sell.saved).toBeVisible();
  await page.reload();
  await expect(sell.field("Legal name")).toHaveValue("Verma Crafts Pvt. Ltd.");
});
