import { gstinOfBusiness } from "@/server/cli/bench/onboarding-answers";
import { expectAccessible } from "../fixtures/accessibility";
import { newBusiness } from "../fixtures/business";
import { call } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { SellPage } from "../pages/sell-page";

test("the second of two windows is told that the first answered otherwise, and keeps its own only when it says so", async ({
  openBrowser,
  newMember,
}) => {
  const { state, request } = await newMember();
  await call(request, "selling.openApplication", {
    storeName: "Verma Crafts",
    gstNumber: gstinOfBusiness(newBusiness()),
  });
  const [one, other] = [await openBrowser({ storageState: state }), await openBrowser({ storageState: state })];
  const [first, second] = [new SellPage(one), new SellPage(other)];
  await one.goto("/sell/business");
  await other.goto("/sell/business");
  await first.answer("Legal name", "Verma Crafts");
  await expect(first.saved).toBeVisible();
  await second.answer("Legal name", "Verma Mills");
  await expect(second.taken).toBeVisible();
  await expectAccessible(other);
  await second.answer("Name of the owner", "Asha Verma");
  await one.reload();
  await expect(first.field("Legal name")).toHaveValue("Verma Crafts");
  await second.keepOwn.click();
  await expect(second.saved).toBeVisible();
  await one.reload();
  await expect(first.field("Legal name")).toHaveValue("Verma Mills");
  await expect(first.field("Name of the owner")).toHaveValue("Asha Verma");
});
