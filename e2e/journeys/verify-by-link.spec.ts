import { newCustomer } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { ConfirmLinkPage } from "../pages/confirm-link-page";
import { MailboxPage } from "../pages/mailbox-page";
import { SignInPage } from "../pages/sign-in-page";
import { SignUpPage } from "../pages/sign-up-page";

const CONFIRM_MAIL = "Confirm your address";

test("S06 confirms on another device: opening the link uses nothing up, the button does", async ({
  page,
  openBrowser,
}) => {
  const customer = newCustomer();
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.askByEmail(customer);
  const phone = await openBrowser({ viewport: { width: 360, height: 780 } });
  const link = await new MailboxPage(phone).linkFor(customer.email, CONFIRM_MAIL);
  const scanner = await openBrowser();
  for (let n = 0; n < 3; n += 1) await scanner.goto(link);
  await phone.goto(link);
  expect(new URL(phone.url()).search).toBe("");
  const confirm = new ConfirmLinkPage(phone);
  await confirm.confirm.click();
  await phone.waitForURL("/verify/done");
  await phone.goto("/account/profile");
  await phone.waitForURL((url) => url.pathname === "/login");
  await new SignInPage(phone).send(customer.email, customer.password);
  await phone.waitForURL("/account/**");
  await expect(phone.getByRole("main")).toContainText(customer.email);
});

test("S06 in the browser that asked the button signs in, and then the link is dead", async ({ page, openBrowser }) => {
  const customer = newCustomer();
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.askByEmail(customer);
  const link = await new MailboxPage(await openBrowser()).linkFor(customer.email, CONFIRM_MAIL);
  await page.goto(link);
  await new ConfirmLinkPage(page).confirm.click();
  await page.waitForURL("/account/**");
  const other = await openBrowser();
  const confirm = new ConfirmLinkPage(other);
  await other.goto(link);
  await confirm.confirm.click();
  await expect(confirm.dead).toBeVisible();
  await confirm.sendAgain.click();
  await expect(confirm.receipt).toContainText("If you can use this address, a new message is on its way.");
});
