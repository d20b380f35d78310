import { expect, test } from "../fixtures/test";
import { LockDialog } from "../pages/lock-dialog";
import { ReviewPage } from "../pages/review-page";

test("D10 locking in one tab closes the decision in the other, with the reason why", async ({
  openAs,
  newFlaggedMember,
}) => {
  const { name, caseId } = await newFlaggedMember();
  const first = await openAs("Analyst");
  const second = await first.context().newPage();
  const inSecond = new ReviewPage(second);
  await inSecond.openCase(caseId, name);
  await inSecond.clear.click();
  await inSecond.note.fill("Typed before the other tab decided.");
  const inFirst = new ReviewPage(first);
  const lock = new LockDialog(first);
  await inFirst.openCase(caseId, name);
  await inFirst.lock.click();
  await lock.lockWith("Decided in the first tab.");
  await expect(lock.title).toHaveText(/^Locked until /);
  await expect(inSecond.decision).toContainText("You decided this case");
  await expect(inSecond.decision).toContainText("Your draft is kept below.");
  await expect(inSecond.decision).toContainText("Typed before the other tab decided.");
  await expect(inSecond.clear).toHaveCount(0);
});

test("N02 a new case is announced and waits until it is asked for", async ({ openAs, newFlaggedMember }) => {
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  await review.openQueue();
  const first = (await review.list.getByRole("row").first().getAttribute("id")) ?? "";
  const { name } = await newFlaggedMember();
  const news = page.getByRole("button", { name: /new since/ });
  await expect(news).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /\d+ new cases?$/ })).toBeAttached();
  await expect(review.list.getByRole("row").first()).toHaveId(first);
  await expect(review.rowOf(name)).toHaveCount(0);
  await review.list.focus();
  await page.keyboard.press(".");
  await expect(news).toHaveCount(0);
  await page.keyboard.press("End");
  await expect(review.list.getByRole("row", { selected: true })).toBeVisible();
});
