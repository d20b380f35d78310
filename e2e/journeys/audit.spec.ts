import { keyboardOnly } from "../fixtures/keyboard";
import { findAccountId, lockAccount } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { AuditPage } from "../pages/audit-page";

const NOTE = "A caller reports orders that are not hers.";

test("K10 opens an entry by keyboard, reads before and after, copies its link, and the link shows the same", async ({
  openAs,
  openBrowser,
  requestAs,
  newMember,
}) => {
  const { email } = await newMember();
  const analyst = await requestAs("Analyst");
  const accountId = await findAccountId(analyst, email);
  await lockAccount(analyst, accountId, NOTE);

  const page = await openAs("Auditor", { permissions: ["clipboard-read", "clipboard-write"] });
  await keyboardOnly(page);
  const audit = new AuditPage(page);
  await audit.openTrailOf(accountId);
  await expect(audit.entries.first()).toContainText("Account locked");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(audit.entry.getByRole("heading", { level: 2 })).toContainText("Account locked");
  await expect(audit.entry).toContainText("Priya Kulkarni");
  await expect(audit.changes.getByRole("row", { name: /^lock/i }).first()).toContainText(/none/);
  await page.keyboard.press("d");
  await expect(audit.entry.getByRole("region", { name: "Entry as JSON" })).toContainText('"account.lock"');
  await page.keyboard.press("d");
  await expect(audit.changes).toBeVisible();
  await page.keyboard.press("y");
  await expect(audit.messages).toContainText(/copied/i);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press("Escape");
  await expect(audit.entry).toHaveCount(0);

  const lead = new AuditPage(await openAs("Lead"));
  await lead.page.goto(link);
  await expect(lead.entry.getByRole("heading", { level: 2 })).toContainText("Account locked");
  await expect(lead.entry).toContainText(NOTE);
  const stranger = await openBrowser();
  await stranger.goto(link);
  await stranger.waitForURL((url) => url.pathname === "/login");
});

test("filters by who, by what and by outcome, and the address holds the filter", async ({
  openAs,
  requestAs,
  newMember,
}) => {
  const { email } = await newMember();
  const analyst = await requestAs("Analyst");
  const accountId = await findAccountId(analyst, email);
  await lockAccount(analyst, accountId, NOTE);
  const page = await openAs("Auditor");
  const audit = new AuditPage(page);
  await audit.openTrailOf(accountId);
  await expect(audit.entries.filter({ hasText: "Account created" })).toHaveCount(1);
  await audit.who.selectOption({ label: "Priya Kulkarni" });
  await expect(audit.entries).toHaveCount(1);
  await expect(audit.entries).toContainText("Account locked");
  await expect(page).toHaveURL(/[?&]actor=[0-9a-f-]{36}/);
  await page.reload();
  await expect(audit.entries).toHaveCount(1);
  await audit.what.selectOption({ label: "Account unlocked" });
  await expect(audit.entries).toHaveCount(0);
  await audit.what.selectOption({ label: "Every action" });
  await audit.outcome.selectOption({ label: "Refused" });
  await expect(audit.entries).toHaveCount(0);
});

test("support sees the own entries alone", async ({ openAs, requestAs, newMember }) => {
  const { email } = await newMember();
  const analyst = await requestAs("Analyst");
  const accountId = await findAccountId(analyst, email);
  await lockAccount(analyst, accountId, NOTE);
  const audit = new AuditPage(await openAs("Support"));
  await audit.open(`/console/audit?account=${accountId}`);
  await expect(audit.page.getByText("Your role reads what you did yourself.")).toBeVisible();
  await expect(audit.page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  await expect(audit.entries).toHaveCount(0);
  await audit.open("/console/audit");
  await expect(audit.page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  await expect(audit.entries.filter({ hasText: "Priya Kulkarni" })).toHaveCount(0);
});
