import { readCode, signInCustomer } from "../fixtures/customers";
import { newCustomer } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { ContactPage } from "../pages/contact-page";
import { MailboxPage } from "../pages/mailbox-page";

test("changes the email with password and code; other places are signed out, the old address is told", async ({
  openBrowser,
  newMember,
}) => {
  const customer = await newMember();
  const { email } = newCustomer();
  const page = await openBrowser({ storageState: customer.state });
  const elsewhere = await openBrowser();
  await signInCustomer(elsewhere, customer);
  const contact = new ContactPage(page);
  await contact.open();
  await expect(contact.contacts).toContainText("Add a mobile number before removing your email.");
  await expect(page.getByRole("link", { name: "Remove email address" })).toHaveCount(0);
  await contact.changeEmail.click();
  await contact.newEmail.fill(email);
  await contact.password.fill(customer.password);
  await contact.sendCode.click();
  await page.waitForURL("/account/profile/contact/code");
  await contact.code.fill(await readCode(page, email));
  await contact.confirm.click();
  await page.waitForURL((url) => url.pathname === "/account/profile");
  await expect(contact.contacts).toContainText(email);
  await expect(elsewhere.getByRole("alertdialog", { name: "You are signed out" })).toBeVisible();
  await expect
    .poll(async () => await new MailboxPage(await openBrowser()).newestFor(customer.email))
    .toContain("Your contact details were changed");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("S03 R16 an address of somebody else gets the same pages; its owner is told", async ({
    openBrowser,
    newMember,
  }) => {
    const customer = await newMember();
    const owner = await newMember();
    const page = await openBrowser({ storageState: customer.state, javaScriptEnabled: false });
    const contact = new ContactPage(page);
    await contact.open();
    await contact.changeEmail.click();
    await contact.newEmail.fill(owner.email);
    await contact.password.fill(customer.password);
    await contact.sendCode.click();
    await page.waitForURL("/account/profile/contact/code");
    await contact.code.fill("123456");
    await contact.confirm.click();
    await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText("This code does not work.");
    const mailbox = new MailboxPage(await openBrowser({ javaScriptEnabled: false }));
    await expect.poll(async () => await mailbox.newestFor(owner.email)).toContain("This address is in use");
  });
});
