import type { Page } from "@playwright/test";
import { answersOf, gstinOfBusiness } from "@/server/cli/bench/onboarding-answers";
import { newBusiness } from "../fixtures/business";
import { keyboardOnly, tabTo } from "../fixtures/keyboard";
import { approveStage, smallPdf } from "../fixtures/selling";
import { call, textAt } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { SellPage } from "../pages/sell-page";

type Answer = readonly [label: string, typed: string];

/** Types into each field, one Tab after the other, and goes on. */
async function answerByKeys(page: Page, answers: readonly Answer[]): Promise<void> {
  const sell = new SellPage(page);
  for (const [label, typed] of answers) {
    const field = sell.field(label);
    await tabTo(page, field);
    // A list takes the option that begins so; a field loses what was filled in before.
    if ((await field.evaluate(({ tagName }) => tagName)) === "INPUT") await page.keyboard.press("Control+A");
    await page.keyboard.type(typed);
  }
  await press(page, sell.goOn);
}

async function press(page: Page, target: SellPage["goOn"]): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

async function addByKeys(page: Page, path: string, line: string): Promise<void> {
  const sell = new SellPage(page);
  await page.waitForURL(`**${path}`);
  await expect(sell.chooseFile).toBeEnabled();
  await tabTo(page, sell.chooseFile);
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(smallPdf(line));
  await expect(page.getByRole("button", { name: "Remove document.pdf" })).toBeVisible();
  await press(page, sell.goOn);
}

async function sendByKeys(page: Page): Promise<void> {
  const sell = new SellPage(page);
  await page.waitForURL("**/sell/check");
  const certified = page.getByRole("checkbox");
  if ((await certified.count()) > 0) {
    await tabTo(page, certified);
    await page.keyboard.press("Space");
  }
  await press(page, sell.send);
  await page.waitForURL("**/sell/status?sent=1");
  await expect(page.getByRole("heading", { name: "Sent" })).toBeVisible();
}

const screens = [
  { place: "at a desk", viewport: { width: 1440, height: 900 } },
  { place: "at 360 pixels", viewport: { width: 360, height: 740 } },
] as const;

for (const { place, viewport } of screens)
  test(`K03 somebody completes all five tasks by keyboard ${place}, documents and all, and sells`, async ({
    openBrowser,
    openFreshly,
    newMember,
  }) => {
    test.slow();
    const business = newBusiness();
    const { BUSINESS, IDENTITY, TAX, PAYOUT } = answersOf(business);
    const { state, request } = await newMember();
    const [analyst, lead] = [await openFreshly("Analyst"), await openFreshly("Lead")];
    const page = await openBrowser({ storageState: state, viewport });
    // Choosers are caught from here on: one that opens before it is waited for would open for nobody.
    page.on("filechooser", () => undefined);
    await keyboardOnly(page);
    const sell = new SellPage(page);
    await sell.open();
    await tabTo(page, sell.field("Name of the store"));
    await page.keyboard.type(`Verma Crafts ${business}`);
    await tabTo(page, sell.field("GSTIN"));
    await page.keyboard.type(gstinOfBusiness(business).toLowerCase());
    await press(page, page.getByRole("button", { name: "Start now" }));
    await expect(sell.task("Tell us about your business")).toContainText("Not yet started");
    await expect(sell.task("Prove who you are")).toContainText("Cannot start yet");
    const applicationId = textAt(await call(request, "selling.application", {}), "application", "id");
    const next = async (name: string) => {
      await sell.open();
      await press(page, page.getByRole("link", { name }));
    };

    await next("Tell us about your business");
    await answerByKeys(page, [
      ["Legal name", BUSINESS.fields.legalName],
      ["Name of the owner", BUSINESS.fields.ownerName],
      ["Kind of business", "Company"],
    ]);
    await page.waitForURL("**/sell/business/address");
    await answerByKeys(page, [
      ["Number, street, area", BUSINESS.fields.addressLine],
      ["Town or city", BUSINESS.fields.city],
      ["PIN code", BUSINESS.fields.postalCode],
      ["State", "Maharashtra"],
      ["Phone number of the business", BUSINESS.fields.phone],
    ]);
    await addByKeys(page, "/sell/business/proof", BUSINESS.fields.legalName);
    await sendByKeys(page);
    await approveStage(analyst.request, applicationId, "BUSINESS");

    await next("Prove who you are");
    await answerByKeys(page, [
      ["Full name", IDENTITY.fields.fullName],
      ["Document", "Voter"],
    ]);
    await addByKeys(page, "/sell/identity/photo-id", IDENTITY.fields.fullName);
    await page.waitForURL("**/sell/identity/pan");
    await answerByKeys(page, [["PAN", IDENTITY.fields.pan]]);
    await addByKeys(page, "/sell/identity/pan-card", IDENTITY.fields.pan);
    await sendByKeys(page);
    await approveStage(analyst.request, applicationId, "IDENTITY");

    await next("Add tax details");
    await answerByKeys(page, [["Legal name", TAX.fields.legalName]]);
    await addByKeys(page, "/sell/tax/certificate", TAX.fields.gstNumber);
    await sendByKeys(page);
    await approveStage(analyst.request, applicationId, "TAX");

    await next("Add a bank account for payouts");
    await answerByKeys(page, [
      ["Name of the account’s holder", PAYOUT.fields.accountHolder],
      ["IFSC", PAYOUT.fields.ifsc ?? ""],
      ["Account number", PAYOUT.fields.accountNumber ?? ""],
    ]);
    await addByKeys(page, "/sell/payout/bank-proof", PAYOUT.fields.accountHolder);
    await sendByKeys(page);
    await approveStage(analyst.request, applicationId, "PAYOUT");

    await next("Set up your store");
    await answerByKeys(page, [["Email address for buyers", "help@verma.example"]]);
    await sendByKeys(page);
    await approveStage(analyst.request, applicationId, "STORE");
    await sell.open();
    await expect(page.getByText("You have completed 5 of 5 tasks.")).toBeVisible();
    await approveStage(lead.request, applicationId, "FINAL");
    await expect(async () => {
      await sell.open();
      expect(new URL(page.url()).pathname).toBe("/sell/home");
    }).toPass();
  });

test("S03 a task can be answered, proved and sent without scripts", async ({ openBrowser, newMember }) => {
  const business = newBusiness();
  const { fields } = answersOf(business).BUSINESS;
  const { state } = await newMember();
  const page = await openBrowser({ storageState: state, javaScriptEnabled: false });
  const sell = new SellPage(page);
  await sell.open();
  await sell.field("Name of the store").fill("Verma Crafts");
  await sell.field("GSTIN").fill("27 of nowhere");
  await page.getByRole("button", { name: "Start now" }).click();
  await expect(sell.problem).toContainText("GSTIN");
  await sell.field("GSTIN").fill(gstinOfBusiness(business));
  await page.getByRole("button", { name: "Start now" }).click();
  await page.getByRole("link", { name: "Tell us about your business" }).click();
  await sell.goOn.click();
  await expect(sell.problem).toContainText("Enter the name the business is registered under.");
  await sell.field("Legal name").fill(fields.legalName);
  await sell.field("Name of the owner").fill(fields.ownerName);
  await sell.field("Kind of business").selectOption({ label: "Company" });
  await sell.later.click();
  await expect(sell.task("Tell us about your business")).toContainText("In progress");
  await page.getByRole("link", { name: "Tell us about your business" }).click();
  await expect(sell.field("Legal name")).toHaveValue(fields.legalName);
  await sell.goOn.click();
  await sell.field("Number, street, area").fill(fields.addressLine);
  await sell.field("Town or city").fill(fields.city);
  await sell.field("PIN code").fill(fields.postalCode);
  await sell.field("State").selectOption({ label: "Maharashtra" });
  await sell.field("Phone number of the business").fill(fields.phone);
  await sell.goOn.click();
  await page.locator('input[name="file"]').setInputFiles(smallPdf(fields.legalName));
  await page.getByRole("button", { name: "Send this file" }).click();
  await expect(page.getByText("The document was added.")).toBeVisible();
  await sell.goOn.click();
  await sell.send.click();
  await expect(sell.problem).toContainText("Confirm that you offer only what the law allows.");
  await page.getByRole("checkbox").check();
  await sell.send.click();
  await expect(page.getByRole("heading", { name: "Sent" })).toBeVisible();
});

test.describe("without a connection", () => {
  test.use({ expectedComplaint: /Failed to load resource/ });

  test("D06 what was typed on a phone is kept when a field is left, and when the connection is gone", async ({
    openBrowser,
    newMember,
  }) => {
    const { state, request } = await newMember();
    const wish = { storeName: "Verma Crafts", gstNumber: gstinOfBusiness(newBusiness()) };
    await call(request, "selling.openApplication", wish);
    const page = await openBrowser({ storageState: state, viewport: { width: 360, height: 740 }, hasTouch: true });
    const sell = new SellPage(page);
    await page.goto("/sell/business");
    await sell.field("Legal name").fill("Verma Crafts Pvt. Ltd.");
    await sell.field("Name of the owner").tap();
    await expect(sell.saved).toBeVisible();
    await page.route("**/sell/business", (route) => route.abort("connectionfailed"));
    await sell.field("Name of the owner").fill("Asha Verma");
    await sell.field("Legal name").tap();
    await expect(page.getByRole("status").filter({ hasText: "still here" })).toBeVisible();
    await expect(sell.field("Name of the owner")).toHaveValue("Asha Verma");
    // Sent on without a connection, the page stays with what stands in it.
    await page.context().setOffline(true);
    await sell.goOn.tap();
    await expect(page.getByRole("status").filter({ hasText: "still here" })).toBeVisible();
    await expect(sell.field("Name of the owner")).toHaveValue("Asha Verma");
    await page.context().setOffline(false);
    await page.unroute("**/sell/business");
    await sell.field("Name of the owner").tap();
    await expect(sell.saved).toBeVisible();
    await page.reload();
    await expect(sell.field("Name of the owner")).toHaveValue("Asha Verma");
  });
});
