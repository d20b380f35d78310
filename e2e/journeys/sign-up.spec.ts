import { readCode } from "../fixtures/customers";
import { keyboardOnly, tabTo } from "../fixtures/keyboard";
import { newCustomer } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { MailboxPage } from "../pages/mailbox-page";
import { SignUpPage } from "../pages/sign-up-page";
import { VerifyPage } from "../pages/verify-page";

test("K01 signs up, confirms the address and stands in the account, by keyboard alone", async ({ page }) => {
  await keyboardOnly(page);
  const { name, email, password } = newCustomer();
  const signUp = new SignUpPage(page);
  await signUp.open();
  for (const [field, text] of [
    [signUp.email, email],
    [signUp.fullName, name],
    [signUp.password, password],
  ] as const) {
    await tabTo(page, field);
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
  await page.waitForURL("/verify");
  const verify = new VerifyPage(page);
  await tabTo(page, verify.code);
  await page.keyboard.type(await readCode(page, email));
  await page.keyboard.press("Enter");
  await page.waitForURL("/account/profile");
  await expect(page.getByRole("main")).toContainText(name);
  await expect(page.getByRole("main")).toContainText(email);
});

test("signs up with a mobile number", async ({ page }) => {
  const customer = newCustomer();
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.askByPhone(customer);
  await expect(page.getByRole("heading", { level: 1, name: "Check your messages" })).toBeVisible();
  await new VerifyPage(page).enter(await readCode(page, customer.phone));
  await expect(page.getByRole("main")).toContainText(customer.name);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("S03 signs up and confirms the address", async ({ page }) => {
    const customer = newCustomer();
    const signUp = new SignUpPage(page);
    await signUp.open();
    await signUp.askByEmail(customer);
    await new VerifyPage(page).enter(await readCode(page, customer.email));
    await expect(page.getByRole("main")).toContainText(customer.name);
  });

  test("S03 tells what is missing and keeps what was typed", async ({ page }) => {
    const { name } = newCustomer();
    const signUp = new SignUpPage(page);
    await signUp.open();
    await signUp.fullName.fill(name);
    await signUp.create.click();
    await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
    await expect(signUp.fullName).toHaveValue(name);
  });
});

test("N06 focuses the summary of problems, whose links lead to the fields", async ({ page }) => {
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.create.click();
  const summary = page.getByRole("alert", { name: "There is a problem" });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  const [link] = await summary.getByRole("link").all();
  const words = (await link?.innerText()) ?? "";
  await link?.click();
  await expect(signUp.email).toBeFocused();
  await expect(signUp.email).toHaveAttribute("aria-invalid", "true");
  await expect(signUp.email).toHaveAccessibleDescription(new RegExp(words.replace(/[.?*+()]/g, "\\$&")));
});

test("S01 somebody who has an account sees what everybody sees, and gets mail that tells the truth", async ({
  page,
  newMember,
}) => {
  const customer = await newMember();
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.askByEmail({ ...customer, name: "Somebody Else" });
  await expect(page.getByRole("heading", { level: 1, name: "Check your inbox" })).toBeVisible();
  const mailbox = new MailboxPage(page);
  await expect.poll(async () => await mailbox.newestFor(customer.email)).toContain("You already have an account");
});
