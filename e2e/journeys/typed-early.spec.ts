import type { Page, Route } from "@playwright/test";
import { gstinOfBusiness } from "@/server/cli/bench/onboarding-answers";
import { newBusiness } from "../fixtures/business";
import { call } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { SellPage } from "../pages/sell-page";

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

test("D06 what was typed and left before the page's scripts came is kept as well", async ({
  openBrowser,
  newMember,
}) => {
  const { state, request } = await newMember();
  await call(request, "selling.openApplication", {
    storeName: "Verma Crafts",
    gstNumber: gstinOfBusiness(newBusiness()),
  });
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
