import { expectAccessible } from "../fixtures/accessibility";
import { at, call } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { ReviewPage } from "../pages/review-page";

const NOTE = "Three new devices within a minute, owner unreachable.";

test("D01 a cleared case is undone by its key, and stands where it stood", async ({
  openAs,
  requestAs,
  newFlaggedMember,
}) => {
  const { name, caseId } = await newFlaggedMember();
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  await review.openCase(caseId, name);
  const before = await call(await requestAs("Analyst"), "review.get", { caseId });
  await review.clear.click();
  await review.reasons.getByRole("option").first().click();
  await page.keyboard.press("Control+Enter");
  await expect(review.messages).toContainText(`Cleared ${name}`);
  await expect(page.getByRole("button", { name: /^Undo/ })).toBeVisible();
  await page.keyboard.press("u");
  await expect(review.messages).toContainText(`Undone. ${name} is back in the queue.`);
  const after = await call(await requestAs("Analyst"), "review.get", { caseId });
  expect([at(after, "state"), at(after, "dueAt")]).toEqual(["OPEN", at(before, "dueAt")]);
});

test("a suspension is withdrawn by who asked, and its case comes back", async ({
  openAs,
  requestAs,
  newFlaggedMember,
}) => {
  const { name, caseId } = await newFlaggedMember();
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  await review.openCase(caseId, name);
  await review.suspend.click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("combobox", { name: "Reason" }).selectOption({ index: 1 });
  await dialog.getByRole("textbox", { name: /^Note/ }).fill(NOTE);
  await page.keyboard.press("Control+Enter");
  await dialog.getByRole("link", { name: "Open request" }).click();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Withdraw" }).click();
  await expect(dialog.getByRole("heading", { level: 2 })).toHaveText("Withdrawn");
  const after = await call(await requestAs("Analyst"), "review.get", { caseId });
  expect([at(after, "state"), at(after, "account", "lock")]).toEqual(["OPEN", null]);
});
