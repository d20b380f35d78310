import { shortcutGroups, shortcutIds, shortcuts } from "@/components/shortcuts/catalogue";
import { keyboardOnly } from "../fixtures/keyboard";
import { expect, test } from "../fixtures/test";
import { AccountsPage } from "../pages/accounts-page";
import { AuditPage } from "../pages/audit-page";
import { Console } from "../pages/console";
import { ReviewPage } from "../pages/review-page";

test("A03 the first stop of Tab skips to the main part, on every side of the house", async ({ page, openAs }) => {
  for (const [tab, path] of [
    [page, "/"],
    [page, "/login"],
    [await openAs("Analyst"), "/console/review"],
  ] as const) {
    await tab.goto(path);
    await tab.getByRole("main").waitFor();
    await tab.keyboard.press("Tab");
    const skip = tab.getByRole("link", { name: "Skip to main content" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await tab.keyboard.press("Enter");
    await expect(tab.locator("#main")).toBeFocused();
  }
});

test("K12 the help shows exactly the catalogue of keys", async ({ openAs }) => {
  const page = await openAs("Analyst");
  const console = new Console(page);
  await console.open("/console/audit");
  await page.keyboard.press("?");
  await expect(console.help).toBeVisible();
  await expect(console.help.getByRole("heading", { level: 3 })).toHaveText([...shortcutGroups]);
  const shown = await console.help.getByRole("term").allInnerTexts();
  expect(shown).toEqual(
    shortcutGroups.flatMap((group) =>
      shortcutIds.filter((id) => shortcuts[id].group === group).map((id) => shortcuts[id].does),
    ),
  );
  await page.keyboard.press("Escape");
  await expect(console.help).toHaveCount(0);
});

test("K12 keys go to pages, fields, rows and parts of a case", async ({ openAs }) => {
  const page = await openAs("Analyst", { permissions: ["clipboard-read", "clipboard-write"] });
  await keyboardOnly(page);
  const review = new ReviewPage(page);
  await review.openQueue();
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { level: 1, name: "Accounts" })).toBeVisible();
  await page.keyboard.press("/");
  await expect(new AccountsPage(page).search).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(review.palette).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(review.palette).toHaveCount(0);
  await page.getByRole("main").focus();
  await page.keyboard.press("g");
  await page.keyboard.press("u");
  await expect(page.getByRole("heading", { level: 1, name: "Audit" })).toBeVisible();
  await page.keyboard.press("[");
  await expect(page.getByRole("button", { name: "Widen the navigation" })).toBeVisible();
  await page.keyboard.press("[");
  await expect(page.getByRole("button", { name: "Narrow the navigation" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(review.list).toBeVisible();
  await review.case.waitFor();
  const selected = review.list.getByRole("row", { selected: true });
  const first = (await selected.getAttribute("id")) ?? "";
  await review.list.focus();
  await page.keyboard.press("j");
  await expect(selected).not.toHaveId(first);
  await page.keyboard.press("k");
  await expect(selected).toHaveId(first);
  await page.keyboard.press("Enter");
  await expect(review.case).toBeFocused();
  await page.keyboard.press("w");
  await expect(page.getByRole("region", { name: "Why it is here" })).toBeFocused();
  await page.keyboard.press("y");
  await expect(review.messages).toContainText("Account id copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[0-9a-f-]{36}$/);
});

test("K13 bare keys are only text while somebody types, and rest while a dialog is open", async ({ openAs }) => {
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  await review.openQueue();
  await review.clear.click();
  const draft = "gr5?[jkw1";
  await review.note.pressSequentially(draft);
  await expect(review.note).toHaveValue(draft);
  await expect(page).toHaveURL(/\/console\/review/);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(review.help).toHaveCount(0);
  await review.note.fill("");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await review.palette.getByRole("combobox").pressSequentially("?5[");
  await expect(review.palette.getByRole("combobox")).toHaveValue("?5[");
  await expect(review.help).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(review.palette).toHaveCount(0);
  await review.list.focus();
  await page.keyboard.press("?");
  await expect(review.help).toBeVisible();
  await page.keyboard.press("5");
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page).toHaveURL(/\/console\/review/);
});

test("K12 single keys can be switched off, and those with Control still work", async ({ openAs }) => {
  const page = await openAs("Auditor");
  const audit = new AuditPage(page);
  await audit.open("/console/audit");
  await page.keyboard.press("?");
  await audit.help.getByRole("checkbox", { name: "Single-key shortcuts" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(audit.help).toHaveCount(0);
  await page.getByRole("main").focus();
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await expect(audit.palette).toBeVisible();
  await expect(audit.help).toHaveCount(0);
  await expect(page).toHaveURL(/\/console\/audit/);
});
