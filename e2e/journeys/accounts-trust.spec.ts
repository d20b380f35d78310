import { expectAccessible, expectOneHeading } from "../fixtures/accessibility";
import { findAccountId } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { AccountPage } from "../pages/account-page";

const points = (text: string): number => Number(text.replace("−", "-"));

test("the lines of a score add up to the standing, to a thousandth of a point", async ({ openAs, requestAs }) => {
  const seller = await findAccountId(await requestAs("Analyst"), "ext:demo-seller");
  const page = await openAs("Analyst");
  await new AccountPage(page).openAccount(seller, "trust");
  await page.getByRole("button", { name: "Table" }).first().click();
  const rows = page.getByRole("table", { name: "How the score is built, in figures" }).getByRole("row");
  await expect(rows.first()).toBeVisible();
  const figures = (await rows.locator("td:last-child").allTextContents()).map(points);
  const standing = figures.at(-1) ?? Number.NaN;
  const sum = figures.slice(0, -1).reduce((total, figure) => total + figure, 0);
  expect(sum).toBeCloseTo(standing, 3);
});

test("a line opens to its evidence, and a past moment explains itself read-only", async ({ openAs, requestAs }) => {
  const seller = await findAccountId(await requestAs("Analyst"), "ext:demo-seller");
  const page = await openAs("Analyst");
  const account = new AccountPage(page);
  await account.openAccount(seller, "trust");
  await expectOneHeading(page, "Asha Verma");
  await page.getByRole("button", { name: /behind Coupon abuse$/ }).click();
  await expect(page.getByRole("list", { name: /^Evidence for Coupon abuse/ }).getByRole("listitem")).toHaveCount(3);
  await expect(page).toHaveURL(/ev=COUPON_ABUSE/);
  await expectAccessible(page);
  await account.openAccount(seller, "activity");
  await page.getByRole("link", { name: "Explain at" }).nth(1).click();
  await expect(page.getByText(/^Viewing .*Read-only\.$/)).toBeVisible();
  await expect(account.lock).toHaveCount(0);
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(account.lock).toBeVisible();
});

test("support reads the level: no Trust tab, by its address neither", async ({ openAs, requestAs }) => {
  const seller = await findAccountId(await requestAs("Analyst"), "ext:demo-seller");
  const account = new AccountPage(await openAs("Support"));
  await account.openAccount(seller, "trust");
  await expect(account.tab("Trust")).toHaveCount(0);
  await expect(account.tab("Overview")).toHaveAttribute("aria-selected", "true");
});
