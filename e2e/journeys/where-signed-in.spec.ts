import { signInCustomer } from "../fixtures/customers";
import { expect, test } from "../fixtures/test";
import { SecurityPage } from "../pages/security-page";

const SIGNED_OUT = "You have been signed out on all devices. Sign in again to continue.";

test("ends one other session: that browser is told at once and let in nowhere", async ({ openBrowser, newMember }) => {
  const customer = await newMember();
  const page = await openBrowser({ storageState: customer.state });
  const other = await openBrowser();
  await signInCustomer(other, customer);
  const security = new SecurityPage(page);
  await security.open();
  await expect(security.places).toHaveCount(2);
  await security.endButton(0).click();
  await expect(security.receipt).toContainText("That device can no longer use your account.");
  await expect(security.places).toHaveCount(1);
  await expect(other.getByRole("alertdialog", { name: "You are signed out" })).toBeVisible();
  await other.goto("/account/profile");
  await other.waitForURL((url) => url.pathname === "/login");
});

test("ends all others and stays signed in here", async ({ openBrowser, newMember }) => {
  const customer = await newMember();
  const page = await openBrowser({ storageState: customer.state });
  const others = [await openBrowser(), await openBrowser()];
  for (const other of others) await signInCustomer(other, customer);
  const security = new SecurityPage(page);
  await security.open();
  await expect(security.places).toHaveCount(3);
  await security.endOthers.click();
  await expect(security.receipt).toContainText("Signed out on 2 other devices. This device stays signed in.");
  await expect(security.places).toHaveCount(1);
  for (const other of others) {
    await expect(other.getByRole("alertdialog", { name: "You are signed out" })).toContainText(SIGNED_OUT);
    await other.getByRole("link", { name: "Sign in" }).click();
    await other.waitForURL((url) => url.pathname === "/login");
    await expect(other.getByRole("status").filter({ hasText: SIGNED_OUT })).toBeVisible();
  }
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
});

test("S03 ends the others by the same buttons without JavaScript", async ({ openBrowser, newMember }) => {
  const customer = await newMember();
  const page = await openBrowser({ storageState: customer.state, javaScriptEnabled: false });
  await signInCustomer(await openBrowser(), customer);
  const security = new SecurityPage(page);
  await security.open();
  await security.endOthers.click();
  await expect(security.places).toHaveCount(1);
});
