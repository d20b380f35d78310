import type { APIRequestContext } from "@playwright/test";
import { keyboardOnly, pressWithin } from "../fixtures/keyboard";
import { at, call } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { AccountPage } from "../pages/account-page";
import { ApprovalsPage } from "../pages/approvals-page";
import { LockDialog } from "../pages/lock-dialog";

const NOTE = "Third welcome coupon at one address since Monday.";
const DAY_MS = 86_400_000;

/** How long the account is locked from the lock's start, in days. */
async function lockedDays(request: APIRequestContext, accountId: string): Promise<number> {
  const account = await call(request, "accounts.get", { accountId });
  const [since, until] = ["since", "until"].map((end) => Date.parse(String(at(account, "head", "lock", end))));
  return ((until ?? 0) - (since ?? 0)) / DAY_MS;
}

test("K06 a lead approves a seven-day lock by keyboard; it was 24 hours at once", async ({
  openAs,
  openFreshly,
  requestAs,
  newFlaggedMember,
}) => {
  const { name, accountId } = await newFlaggedMember();
  const analyst = await openAs("Analyst");
  const account = new AccountPage(analyst);
  const lock = new LockDialog(analyst);
  await account.openAccount(accountId);
  await account.lock.click();
  await lock.dialog.getByRole("radio", { name: "7 days" }).check();
  await expect(lock.submit).toHaveText(/Lock for 24 h, ask for 7 days/);
  await lock.lockWith(NOTE);
  await expect(lock.title).toHaveText(/^Locked until /);
  await expect(lock.proof.filter({ hasText: "Asked: locked until" })).toBeVisible();
  const reader = await requestAs("Auditor");
  expect(await lockedDays(reader, accountId)).toBe(1);
  await lock.dialog.getByRole("link", { name: "Open request" }).click();
  await expect(new ApprovalsPage(analyst).request).toContainText("You asked for this. Someone else must decide.");

  const lead = await openFreshly("Lead");
  await keyboardOnly(lead);
  const approvals = new ApprovalsPage(lead);
  await approvals.openRequests();
  await approvals.rowOf(name).focus();
  await lead.keyboard.press("Enter");
  await expect(approvals.request).toContainText(NOTE);
  await expect(approvals.evidence.filter({ hasText: "Standing" })).toBeVisible();
  await lead.keyboard.press("a");
  await expect(approvals.title).toHaveText("Approve: Lock over 24 h");
  await pressWithin(approvals.dialog, "Control+Enter");
  await expect(approvals.title).toHaveText("Approved");
  await expect(approvals.title).toBeFocused();
  await lead.keyboard.press("Escape");
  await expect(approvals.rowOf(name)).toHaveCount(0);
  expect(await lockedDays(reader, accountId)).toBe(7);
});

test("S07 a suspension waits for another lead, and a declined one changes nothing", async ({
  openAs,
  openFreshly,
  requestAs,
  newFlaggedMember,
}) => {
  const { accountId, name } = await newFlaggedMember();
  const page = await openAs("Analyst");
  const account = new AccountPage(page);
  await account.openAccount(accountId);
  await account.suspend.click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("combobox", { name: "Reason" }).selectOption({ label: "Payment fraud" });
  await dialog.getByRole("textbox", { name: /^Note/ }).fill(NOTE);
  await dialog.getByRole("button", { name: /ask to suspend/ }).click();
  await expect(dialog.getByRole("heading", { level: 2 })).toHaveText("Asked to suspend");
  const reader = await requestAs("Auditor");
  expect(at(await call(reader, "accounts.get", { accountId }), "head", "status")).toBe("ACTIVE");

  const approvals = new ApprovalsPage(await openFreshly("Lead"));
  await approvals.openRequests();
  await approvals.rowOf(name).click();
  await approvals.decline.click();
  await approvals.dialog.getByRole("button", { name: "Decline" }).click();
  await expect(approvals.note).toHaveAttribute("aria-invalid", "true");
  await approvals.note.fill("The bank took the complaint back this morning.");
  await approvals.dialog.getByRole("button", { name: "Decline" }).click();
  await expect(approvals.title).toHaveText("Declined");
  expect(at(await call(reader, "accounts.get", { accountId }), "head", "status")).toBe("ACTIVE");
});

test("S05 support has no way to the requests, the auditor reads them and has no button", async ({ openAs }) => {
  const support = await openAs("Support");
  const response = await support.goto("/console/approvals");
  expect(response?.status()).toBe(403);
  const approvals = new ApprovalsPage(await openAs("Auditor"));
  await approvals.openRequests();
  await approvals.waiting.getByRole("row").nth(1).click();
  await expect(approvals.request).toContainText("What has already happened");
  await expect(approvals.approve).toHaveCount(0);
  await expect(approvals.decline).toHaveCount(0);
});
