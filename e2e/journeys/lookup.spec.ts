import { keyboardOnly } from "../fixtures/keyboard";
import { newCustomer } from "../fixtures/people";
import { findAccountId, reveal } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { AccountsPage } from "../pages/accounts-page";

test("finds an account by every identifier it has", async ({ openAs, requestAs }) => {
  const analyst = await requestAs("Analyst");
  const seller = await findAccountId(analyst, "ext:demo-seller");
  const email = await reveal(analyst, seller, "email");
  const phone = await reveal(analyst, seller, "phone");
  const gstin = await reveal(analyst, seller, "gstin");
  const accounts = new AccountsPage(await openAs("Analyst"));
  await accounts.openLookup();
  for (const [text, foundBy] of [
    [email, "email"],
    [email.toUpperCase(), "email"],
    [phone, "phone"],
    [phone.slice(-10), "phone"],
    [gstin, "GSTIN"],
    [gstin.toLowerCase(), "GSTIN"],
    ["demo-seller", "external id"],
    [seller, "id"],
    ["Asha Verma", "name"],
    ["Verma Crafts", "store"],
    ["erma cra", "store"],
  ] as const) {
    await accounts.search.fill(text);
    await expect(accounts.summary, text).toContainText("searching by");
    const row = accounts.rows.filter({ hasText: "Asha Verma" });
    await expect(row, text).toHaveCount(1);
    await expect(row, text).toContainText(foundBy, { ignoreCase: true });
  }
});

test("K07 looks up the last four digits of a phone and opens the account by keyboard", async ({
  openAs,
  newMember,
}) => {
  const { name, phone } = await newMember(newCustomer({ by: "PHONE" }));
  const page = await openAs("Support");
  await keyboardOnly(page);
  const accounts = new AccountsPage(page);
  await accounts.openLookup();
  await expect(accounts.search).toBeFocused();
  await page.keyboard.type(phone.slice(-4));
  await expect(accounts.summary).toContainText("phone (end)");
  await expect(accounts.rows.filter({ hasText: name })).toHaveCount(1);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(phone);
  await expect(accounts.rows).toHaveCount(1);
  await expect(accounts.summary).toContainText("1 account");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("the palette finds an account from anywhere and opens it by keyboard", async ({ openAs, newMember }) => {
  const { name, email } = await newMember();
  const page = await openAs("Analyst");
  await keyboardOnly(page);
  const accounts = new AccountsPage(page);
  await accounts.open("/console/audit");
  await page.keyboard.press("Control+k");
  await expect(accounts.palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(email);
  await expect(accounts.palette.getByRole("option").filter({ hasText: name })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("an address holds a token instead of what was typed, and shows a colleague the same", async ({
  openAs,
  newMember,
}) => {
  const { name, email } = await newMember();
  const accounts = new AccountsPage(await openAs("Analyst"));
  await accounts.openLookup();
  await accounts.search.fill(email);
  await expect(accounts.rows).toHaveCount(1);
  await expect(accounts.page).toHaveURL(/[?&]lq=/);
  const link = accounts.page.url();
  expect(decodeURIComponent(link)).not.toContain(email);
  const colleague = new AccountsPage(await openAs("Lead"));
  await colleague.page.goto(link);
  await expect(colleague.rows).toHaveCount(1);
  await expect(colleague.rows).toContainText(name);
});

test("what is not there, and what is too short, is said in words", async ({ openAs }) => {
  const accounts = new AccountsPage(await openAs("Support"));
  await accounts.openLookup();
  await accounts.search.fill("nobody.at.all@journey.example");
  await expect(accounts.page.getByText("No account matches.")).toBeVisible();
  await accounts.search.fill("a");
  await expect(accounts.page.getByText("Too short to search")).toBeVisible();
});
