import { expectAccessible } from "../fixtures/accessibility";
import { findAccountId } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { AccountPage } from "../pages/account-page";

test("who shares a device is listed with their standing, and one is walked to the next by keyboard", async ({
  openAs,
  requestAs,
}) => {
  const suresh = await findAccountId(await requestAs("Analyst"), "ext:demo-suresh-pillai");
  const page = await openAs("Analyst");
  const account = new AccountPage(page);
  await account.openAccount(suresh, "linked");
  await expect(account.tab("Linked")).toHaveAttribute("aria-selected", "true");
  const table = page.getByRole("table", { name: "Linked accounts, the nearest first" });
  await expect(table.getByText("Same device").filter({ visible: true }).first()).toBeVisible();
  await expectAccessible(page);
  const rakesh = table.getByRole("link", { name: "Rakesh Bhandari" });
  await rakesh.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Rakesh Bhandari");
  await expect(page.getByRole("link", { name: "Suresh Pillai" })).toBeVisible();
});

test("support sees neither the tab nor what it would show, by its address neither", async ({ openAs, requestAs }) => {
  const suresh = await findAccountId(await requestAs("Analyst"), "ext:demo-suresh-pillai");
  const account = new AccountPage(await openAs("Support"));
  await account.openAccount(suresh, "linked");
  await expect(account.tab("Linked")).toHaveCount(0);
  await expect(account.tab("Overview")).toHaveAttribute("aria-selected", "true");
});

test("what a buyer did is counted; support sees orders and no payments", async ({ openAs, requestAs }) => {
  const leela = await findAccountId(await requestAs("Analyst"), "ext:demo-buyer");
  const page = await openAs("Analyst");
  await new AccountPage(page).openAccount(leela, "buyer");
  await expect(page.getByRole("region", { name: "Orders" }).getByText("100% completed")).toBeVisible();
  await expect(page.getByRole("region", { name: "Payments" }).getByText("Charged back")).toBeVisible();
  await expectAccessible(page);
  const support = await openAs("Support");
  await new AccountPage(support).openAccount(leela, "buyer");
  await expect(support.getByRole("region", { name: "Payments" })).toContainText("not these signals");
});

test("linked accounts are decided together, and each refusal is told beside the others", async ({
  openAs,
  requestAs,
}) => {
  const suresh = await findAccountId(await requestAs("Analyst"), "ext:demo-suresh-pillai");
  const page = await openAs("Analyst");
  await new AccountPage(page).openAccount(suresh, "linked");
  await page.getByRole("button", { name: "Choose the nearest" }).click();
  const together = page.getByRole("region", { name: "Decide together" });
  await together.getByRole("combobox", { name: "Decision" }).selectOption("VERIFY");
  await together.getByRole("listbox", { name: "Reason" }).getByRole("option").first().click();
  await expectAccessible(page);
  await together.getByRole("button", { name: /^Verify \d/ }).click();
  const receipt = page.getByRole("status").filter({ hasText: /^Decided/ });
  await expect(receipt).toBeVisible();
  await expect(receipt.getByRole("listitem").first()).toBeVisible();
});
