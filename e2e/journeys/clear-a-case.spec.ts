import { keyboardOnly } from "../fixtures/keyboard";
import { countKeys, keysPressed } from "../fixtures/keystrokes";
import { expect, test } from "../fixtures/test";
import { ReviewPage } from "../pages/review-page";

test("K04 an analyst clears a case with at most three keystrokes and sees the next one", async ({
  openAs,
  newFlaggedMember,
}) => {
  const { name, caseId } = await newFlaggedMember();
  const page = await openAs("Analyst");
  await keyboardOnly(page);
  await countKeys(page);
  const review = new ReviewPage(page);
  await review.openCase(caseId, name);
  await review.list.focus();
  await page.keyboard.press("1");
  await expect(review.reasons).toBeFocused();
  const isSuggested = (await review.reasons.getByRole("option", { selected: true }).count()) > 0;
  if (!isSuggested) await page.keyboard.press("1");
  await page.keyboard.press("Control+Enter");
  await expect(review.messages).toContainText(`Cleared ${name}`);
  await expect(review.messages).toContainText("Next: ");
  expect(await keysPressed(page)).toBeLessThanOrEqual(3);
  await expect(review.caseOf(name)).toHaveCount(0);
  await expect(review.case).toBeVisible();
  await expect(review.list).toBeFocused();
  await expect(review.rowOf(name)).toHaveCount(0);
});

test("a cleared case says by whom and why, and its account stays as it was", async ({ openAs, newFlaggedMember }) => {
  const { name, caseId, accountId } = await newFlaggedMember();
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  await review.openCase(caseId, name);
  await review.clear.click();
  await review.reasons.getByRole("option").first().click();
  await review.note.fill("Spoke on the phone; these are her own tablets.");
  const saved = page.waitForResponse(/review\.clear/);
  await review.form.getByRole("button", { name: "Clear flag" }).click();
  await expect(review.messages).toContainText(`Cleared ${name}`);
  await expect(review.caseOf(name)).toHaveCount(0);
  await saved;
  await review.openCase(caseId, name);
  await expect(page.getByRole("region", { name: "Decision" })).toContainText("You decided this case");
  await expect(page.getByRole("region", { name: "Decision" })).toContainText("Cleared");
  await page.goto(`/console/accounts/${accountId}`);
  await expect(page.getByRole("main")).toContainText("Active");
  await expect(page.getByRole("link", { name: "Open in review" })).toHaveCount(0);
});
