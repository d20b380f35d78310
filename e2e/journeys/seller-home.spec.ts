import { gstinOfBusiness } from "@/server/cli/bench/onboarding-answers";
import { expectAccessible } from "../fixtures/accessibility";
import { pdfSaying } from "../fixtures/pdf";
import { becomeSeller } from "../fixtures/sellers";
import { applyToSell } from "../fixtures/stages";
import { expect, test } from "../fixtures/test";
import { SellingHomePage } from "../pages/selling-home-page";

test("a new seller reads what the shop may do, renames it, and sends another GSTIN, which is looked at first", async ({
  openBrowser,
  openFreshly,
  newMember,
}) => {
  const [lead, analyst] = [await openFreshly("Lead"), await openFreshly("Analyst")];
  const member = await newMember();
  const applicant = await applyToSell(member.request);
  await becomeSeller(applicant, { stages: lead.request, final: analyst.request });

  const page = await openBrowser({ storageState: member.state });
  await page.goto("/account");
  await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name: "Selling" }).click();
  await page.waitForURL("/sell/home");
  const home = new SellingHomePage(page);
  await expect(home.now).toContainText("Up to 50 at a time");
  await expect(home.now).toContainText("10 days after each order");
  await expect(home.raises).toContainText("0 of 20 orders completed");
  await expect(home.shop).toContainText("Not looked up with the tax authority");
  await expectAccessible(page);

  await home.rename("Verma Mills");
  await expect(home.receipt).toHaveText("Saved. Buyers see the new name.");
  await expect(home.shop).toContainText("Verma Mills");

  await home.startNewNumber();
  await expectAccessible(page);
  const gstNumber = gstinOfBusiness(applicant.business + 1);
  await home.sendNumber({ gstNumber, legalName: "Verma Crafts" });
  await expect(home.problem).toContainText("Tick that you know what happens first.");
  await home.understood.check();
  await home.sendNumber({ gstNumber, legalName: "Verma Crafts" });
  await expect(home.problem).toContainText("Add your GST certificate.");
  await home.handIn({
    name: "certificate.pdf",
    mimeType: "application/pdf",
    buffer: pdfSaying([gstNumber, "Verma Crafts"]),
  });
  await home.understood.check();
  await home.sendNumber({ gstNumber, legalName: "Verma Crafts" });
  await expect(home.receipt).toHaveText("Sent. We check the new GSTIN and write to you.");
  await expect(home.shop).toContainText("In review. The number above stays in use until it is approved.");
  await expect(home.now).toContainText("Nothing new for now");
  await expectAccessible(page);
});

test("S03 the made-up seller reads the own shop on a phone, without scripts", async ({ openAs }) => {
  const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
  const page = await openAs("Seller", phone);
  const home = new SellingHomePage(page);
  await home.open();
  await expect(home.shop).toContainText("Verma Crafts");
  await expect(home.raises).toContainText("of 90 days");
  await page.getByRole("link", { name: "Change store name" }).click();
  await page.getByRole("textbox", { name: "Store name" }).fill("   ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(home.problem).toBeVisible();
});
