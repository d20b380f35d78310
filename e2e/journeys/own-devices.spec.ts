import { readFile } from "node:fs/promises";
import { expectAccessible } from "../fixtures/accessibility";
import { signInCustomer } from "../fixtures/customers";
import { contactOf } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { DevicePage } from "../pages/device-page";
import { SecurityPage } from "../pages/security-page";
import { SignInPage } from "../pages/sign-in-page";

test("this was not me: the stranger is out at once, and the right password alone lets them in no more", async ({
  openBrowser,
  newMember,
}) => {
  const customer = await newMember();
  const page = await openBrowser({ storageState: customer.state });
  const stranger = await openBrowser();
  await signInCustomer(stranger, customer);
  const security = new SecurityPage(page);
  await security.open();
  await security.notMe.click();
  const device = new DevicePage(page);
  await expect(device.heading).toHaveText("This was not me");
  await expectAccessible(page);
  await expect(device.everywhereElse).toBeChecked();
  await device.signItOut.click();
  await page.waitForURL("/account/security/after-not-me");
  await expect(device.heading).toHaveText("That device is signed out");
  await expect(page.getByRole("link", { name: "Change password" })).toBeVisible();
  await expectAccessible(page);
  await expect(stranger.getByRole("alertdialog", { name: "You are signed out" })).toBeVisible();

  const again = new SignInPage(stranger);
  await again.open();
  await again.send(contactOf(customer), customer.password);
  await stranger.waitForURL("/login/step-up**");
  await security.open();
  await expect(security.places).toHaveCount(1);
  await expect(security.activity.filter({ hasText: "You told us that a device was not yours" })).toHaveCount(1);
});

test("S03 the same without JavaScript", async ({ openBrowser, newMember }) => {
  const customer = await newMember();
  const page = await openBrowser({ storageState: customer.state, javaScriptEnabled: false });
  await signInCustomer(await openBrowser(), customer);
  const security = new SecurityPage(page);
  await security.open();
  await security.notMe.click();
  await new DevicePage(page).signItOut.click();
  await page.waitForURL("/account/security/after-not-me");
  await security.open();
  await expect(security.places).toHaveCount(1);
});

test("a device gets its owner's name, kept and shown where they are signed in", async ({ openBrowser, newMember }) => {
  const customer = await newMember();
  const page = await openBrowser({ storageState: customer.state });
  await signInCustomer(await openBrowser(), customer);
  const security = new SecurityPage(page);
  const device = new DevicePage(page);
  await security.open();
  await security.places.nth(1).getByRole("link").first().click();
  await device.name.fill("Kitchen tablet");
  await device.save.click();
  await expect(device.saved).toBeVisible();
  await expect(device.heading).toHaveText("Kitchen tablet");
  await expectAccessible(page);
  await security.open();
  await expect(security.places.nth(1)).toContainText("Kitchen tablet");
  await security.endButton(0).click();
  await expect(security.receipt).toContainText("Signed out Kitchen tablet.");
});

test("R67 recent activity can be taken along as a file", async ({ openBrowser, newMember }) => {
  const customer = await newMember();
  const page = await openBrowser({ storageState: customer.state });
  const security = new SecurityPage(page);
  await security.open();
  await expect(security.activity.first()).toContainText("Contact confirmed");
  const [file] = await Promise.all([page.waitForEvent("download"), security.download.click()]);
  expect(file.suggestedFilename()).toMatch(/^security-activity-\d{4}-\d{2}-\d{2}\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  expect(text.split("\r\n")[0]).toContain("Time (UTC),What happened,Device,Country");
  expect(text).toContain("Contact confirmed");
});

test("somebody else's device is a page that does not exist", async ({ openBrowser, newMember }) => {
  const one = await newMember();
  const other = await newMember();
  const page = await openBrowser({ storageState: one.state });
  await new SecurityPage(page).open();
  const href = await page.locator("a[href*='/account/security/devices/']").first().getAttribute("href");
  const elsewhere = await openBrowser({ storageState: other.state });
  const answer = await elsewhere.goto(href ?? "");
  expect(answer?.status()).toBe(404);
});
