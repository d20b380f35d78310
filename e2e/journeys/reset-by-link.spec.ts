import { signInCustomer } from "../fixtures/customers";
import { keyboardOnly, tabTo } from "../fixtures/keyboard";
import { newCustomer } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { MailboxPage } from "../pages/mailbox-page";
import { ResetPage } from "../pages/reset-page";
import { SignInPage } from "../pages/sign-in-page";

const RESET_MAIL = "Choose a new password";
const NEXT = "river lamp orchard teak";

test("S05 resets the password by keyboard alone; every other place is signed out, and nobody is signed in", async ({
  page,
  openBrowser,
  newMember,
}) => {
  const customer = await newMember();
  const elsewhere = await openBrowser({ storageState: customer.state });
  await elsewhere.goto("/account/profile");
  await keyboardOnly(page);
  const reset = new ResetPage(page);
  await page.goto("/login");
  await tabTo(page, page.getByRole("link", { name: "Forgot your password?" }));
  await page.keyboard.press("Enter");
  await page.waitForURL("/forgot");
  await tabTo(page, reset.identifier);
  await page.keyboard.type(customer.email);
  await page.keyboard.press("Enter");
  await page.waitForURL("/forgot/sent");
  await expect(page.getByText("If an account matches, we have sent a link. It works for 30 minutes.")).toBeVisible();
  await page.goto(await new MailboxPage(await openBrowser()).linkFor(customer.email, RESET_MAIL));
  // The token is out of the address before the page is drawn.
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/reset");
  await tabTo(page, reset.password);
  await page.keyboard.type(NEXT);
  await page.keyboard.press("Enter");
  await page.waitForURL("/reset/done");
  await expect(elsewhere.getByRole("alertdialog", { name: "You are signed out" })).toBeVisible();
  await page.goto("/account/profile");
  await page.waitForURL((url) => url.pathname === "/login");
  await signInCustomer(await openBrowser(), { ...customer, password: NEXT });
});

test("S05 a used link leads to one page for every dead link, and from there to a new one", async ({
  page,
  openBrowser,
  newMember,
}) => {
  const customer = await newMember();
  const reset = new ResetPage(page);
  await reset.askFor(customer.email);
  const link = await new MailboxPage(await openBrowser()).linkFor(customer.email, RESET_MAIL);
  await page.goto(link);
  await reset.choose(NEXT);
  await page.waitForURL("/reset/done");
  await page.goto(link);
  await reset.choose("another river lamp orchard");
  await expect(reset.dead).toBeVisible();
  await page.goto("/reset?token=made.up.token");
  await expect(reset.dead).toBeVisible();
  await page.getByRole("link", { name: "Ask for a new link" }).click();
  await page.waitForURL("/forgot");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("S03 S05 resets the password; a common one is refused and keeps the link", async ({
    page,
    openBrowser,
    newMember,
  }) => {
    const customer = await newMember();
    const reset = new ResetPage(page);
    await reset.askFor(customer.email);
    await page.goto(
      await new MailboxPage(await openBrowser({ javaScriptEnabled: false })).linkFor(customer.email, RESET_MAIL),
    );
    await reset.choose("password1");
    await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText(
      "Many people use this password",
    );
    await reset.choose(NEXT);
    await page.waitForURL("/reset/done");
    await signInCustomer(page, { ...customer, password: NEXT });
  });
});

test("R16 forgot shows somebody unknown what it shows to everybody", async ({ page }) => {
  await new ResetPage(page).askFor(newCustomer().email);
  await expect(page.getByRole("heading", { level: 1, name: "Check your messages" })).toBeVisible();
  await new SignInPage(page).open();
});
