import { readFile } from "node:fs/promises";
import { expectAccessible } from "../fixtures/accessibility";
import { signInCustomer } from "../fixtures/customers";
import { keyboardOnly, tabTo } from "../fixtures/keyboard";
import { expect, test } from "../fixtures/test";
import { AddressesPage } from "../pages/addresses-page";
import { CloseAccountPage } from "../pages/close-page";
import { OwnDataPage } from "../pages/own-data-page";
import { SecurityPage } from "../pages/security-page";

const HOME = {
  recipient: "Asha Verma",
  line1: "14 Sahyadri Apartments",
  city: "Pune",
  state: "Maharashtra",
  postalCode: "411001",
};
const WORKSHOP = { ...HOME, recipient: "Verma Crafts", line1: "Shop 3, Tulsi Baug", postalCode: "411002" };

test("adds addresses, makes another one the default, deletes one and takes that back", async ({
  openBrowser,
  newMember,
}) => {
  const { state } = await newMember();
  const page = await openBrowser({ storageState: state });
  const addresses = new AddressesPage(page);
  await addresses.open();
  await addresses.add.click();
  await addresses.fill({ ...HOME, postalCode: "4110" });
  await expect(addresses.problem).toContainText("Enter a postal code of that country.");
  await expectAccessible(page);
  await addresses.fill(HOME);
  await expect(addresses.card(HOME.line1)).toContainText("Default");
  await addresses.add.click();
  await addresses.fill(WORKSHOP);
  await addresses
    .card(WORKSHOP.line1)
    .getByRole("button", { name: /^Make default/ })
    .click();
  await expect(addresses.cards.first()).toContainText(WORKSHOP.line1);
  await addresses
    .card(WORKSHOP.line1)
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expect(addresses.cards).toHaveCount(1);
  await expectAccessible(page);
  await addresses.undo.click();
  await expect(addresses.cards).toHaveCount(2);
  await expect(addresses.card(WORKSHOP.line1)).toContainText("Default");
});

test("S03 adds and deletes an address without JavaScript", async ({ openBrowser, newMember }) => {
  const { state } = await newMember();
  const page = await openBrowser({ storageState: state, javaScriptEnabled: false });
  const addresses = new AddressesPage(page);
  await addresses.open();
  await addresses.add.click();
  await addresses.fill(HOME);
  await addresses
    .card(HOME.line1)
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expect(addresses.cards).toHaveCount(0);
  await addresses.undo.click();
  await expect(addresses.card(HOME.line1)).toBeVisible();
});

test("R51 S05 somebody else's address is not there", async ({ openBrowser, newMember }) => {
  const owner = await openBrowser({ storageState: (await newMember()).state });
  const theirs = new AddressesPage(owner);
  await theirs.open();
  await theirs.add.click();
  await theirs.fill(HOME);
  const href = await theirs.card(HOME.line1).getByRole("link", { name: /^Edit/ }).getAttribute("href");
  const stranger = await openBrowser({ storageState: (await newMember()).state });
  await stranger.goto(href ?? "");
  await expect(stranger.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
});

test("K11 signs out another device and downloads the own data with the keyboard alone", async ({
  openBrowser,
  newMember,
}) => {
  const member = await newMember();
  const page = await openBrowser({ storageState: member.state });
  await signInCustomer(await openBrowser(), member);
  await keyboardOnly(page);
  const security = new SecurityPage(page);
  await security.open();
  await tabTo(page, security.endButton(0));
  await page.keyboard.press("Enter");
  await expect(security.receipt).toContainText("That device can no longer use your account.");
  const data = new OwnDataPage(page);
  await data.open();
  await tabTo(page, data.password);
  await page.keyboard.type("not this one");
  await page.keyboard.press("Enter");
  await expect(data.problem).toContainText("That is not your password.");
  await expect(data.problem).toBeFocused();
  await tabTo(page, data.password);
  await page.keyboard.type(member.password);
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^goodstanding-data-\d{4}-\d{2}-\d{2}\.json$/);
  expect(JSON.parse(await readFile(await file.path(), "utf8"))).toMatchObject({ account: { name: member.name } });
});

test("asks to close the account, signs in again, and keeps it", async ({ openBrowser, newMember }) => {
  const member = await newMember();
  const page = await openBrowser({ storageState: member.state });
  const closing = new CloseAccountPage(page);
  await closing.open();
  await closing.password.fill("not this one");
  await closing.close.click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
  await closing.password.fill(member.password);
  await closing.close.click();
  await expect(closing.notice).toBeVisible();
  await expectAccessible(page);
  const other = await openBrowser();
  await signInCustomer(other, member);
  const again = new CloseAccountPage(other);
  await again.open();
  await expect(again.notice).toBeVisible();
  await again.keep.click();
  await expect(again.notice).toHaveCount(0);
});
