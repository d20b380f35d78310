import { keyboardOnly, tabTo } from "../fixtures/keyboard";
import { expect, test } from "../fixtures/test";
import { LockDialog } from "../pages/lock-dialog";
import { ReviewPage } from "../pages/review-page";

const NOTE = "Three new devices within a minute, owner unreachable.";

test("K05 an analyst locks an account from the queue by keyboard and reads the receipt", async ({
  openAs,
  newFlaggedMember,
}) => {
  const { name, caseId } = await newFlaggedMember();
  const page = await openAs("Analyst");
  await keyboardOnly(page);
  const review = new ReviewPage(page);
  const lock = new LockDialog(page);
  await review.openCase(caseId, name);
  await review.list.focus();
  await page.keyboard.press("5");
  await expect(lock.title).toHaveText("Lock account");
  await expect(lock.reason).toBeFocused();
  await page.keyboard.press("1");
  await tabTo(page, lock.note);
  await page.keyboard.type(NOTE);
  await page.keyboard.press("Control+Enter");
  await expect(lock.title).toHaveText(/^Locked until /);
  await expect(lock.title).toBeFocused();
  await expect(lock.proof.first()).toContainText(/Done: Lock saved.*\d+ ms/s);
  await expect(lock.proof.nth(1)).toContainText(/Done: 5 of 5 sessions refused.*\d+ ms/s);
  await expect(lock.proof.nth(2)).toContainText(/Done: Event published.*\d+ ms/s);
  await page.keyboard.press("Enter");
  await expect(lock.dialog).toHaveCount(0);
  await expect(review.caseOf(name)).toHaveCount(0);
  await expect(review.case).toBeVisible();
});

test("D11 the owner's open page is told at once, and every request is refused", async ({
  openAs,
  openBrowser,
  newFlaggedMember,
}) => {
  const member = await newFlaggedMember();
  const owner = await openBrowser({ storageState: member.state });
  await owner.goto("/account/security");
  await expect(owner.getByRole("heading", { level: 1, name: "Security" })).toBeVisible();
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  const lock = new LockDialog(page);
  await review.openCase(member.caseId, member.name);
  await review.lock.click();
  await lock.lockWith(NOTE);
  await expect(lock.title).toHaveText(/^Locked until /);
  await expect(owner.getByRole("alertdialog", { name: "Your account is on hold" })).toBeVisible();
  const refused = await member.request.post("/api/trpc/account.profile", { data: {} });
  expect(refused.status()).toBe(401);
  for (const path of ["/account/profile", "/account/security"]) {
    await owner.goto(path);
    await owner.waitForURL((url) => url.pathname === "/login");
  }
});

test("what a lock needs is said beside its fields, and typing is not lost by leaving", async ({
  openAs,
  newFlaggedMember,
}) => {
  const { name, caseId } = await newFlaggedMember();
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  const lock = new LockDialog(page);
  await review.openCase(caseId, name);
  await review.lock.click();
  await lock.submit.click();
  await expect(lock.note).toHaveAttribute("aria-invalid", "true");
  await lock.note.fill("half a thought");
  await page.keyboard.press("Escape");
  await expect(lock.dialog).toContainText("Discard what you have entered?");
  await lock.dialog.getByRole("button", { name: "Keep" }).click();
  await expect(lock.note).toHaveValue("half a thought");
});
