import { at, call } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { ReviewPage } from "../pages/review-page";

test.use({ expectedComplaint: /net::ERR_FAILED|status of 500/ });

test("D02 a decision that does not arrive brings the row back with its draft, and is saved once when sent again", async ({
  openAs,
  newFlaggedMember,
  requestAs,
}) => {
  const { name, caseId, accountId } = await newFlaggedMember();
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  await review.openCase(caseId, name);
  await page.route(/review\.clear/, (route) => route.abort());
  await review.clear.click();
  await review.reasons.getByRole("option").first().click();
  await review.note.fill("A note that must not be lost.");
  await review.note.press("Control+Enter");
  await expect(review.messages).toContainText(`${name} was not cleared.`);
  const banner = page.getByRole("status").filter({ hasText: "1 decision was not saved" });
  await expect(banner).toBeVisible();
  await banner.getByRole("button", { name: "Review" }).click();
  await expect(review.caseOf(name)).toBeVisible();
  await expect(review.rowOf(name)).toContainText("Not saved");
  await expect(review.note).toHaveValue("A note that must not be lost.");
  await page.unroute(/review\.clear/);
  // The row leaves at once; the trail has the entry when the server has answered.
  const saved = page.waitForResponse(/review\.clear/);
  await review.note.press("Control+Enter");
  await expect(banner).toHaveCount(0);
  await expect(review.rowOf(name)).toHaveCount(0);
  await saved;
  const trail = await call(await requestAs("Auditor"), "audit.list", { accountId, actions: ["case.clear"] });
  expect(at(trail, "rows")).toHaveLength(1);
});

test("D02 a decision that a load of the page overtakes is either saved or said to be unsaved", async ({
  openAs,
  newFlaggedMember,
}) => {
  const { name, caseId } = await newFlaggedMember();
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  await review.openCase(caseId, name);
  await page.route(/review\.clear/, () => undefined);
  await review.clear.click();
  await review.reasons.getByRole("option").first().click();
  await review.note.fill("Said before it was saved.");
  await review.note.press("Control+Enter");
  await expect(review.messages).toContainText(`Cleared ${name}`);
  await page.goto(`/console/review?sel=${caseId}`);
  await expect(page.getByRole("status").filter({ hasText: "1 decision was not saved" })).toBeVisible();
  await expect(review.note).toHaveValue("Said before it was saved.");
});

test("D03 who comes second sees who was first and what they decided, and keeps the draft", async ({
  openAs,
  newFlaggedMember,
}) => {
  const { name, caseId } = await newFlaggedMember();
  const deaf = await openAs("Analyst");
  await deaf.route(/\/api\/events/, (route) =>
    route.fulfill({ contentType: "text/event-stream", body: "retry: 600000\n\n" }),
  );
  const mine = new ReviewPage(deaf);
  const listening = deaf.waitForRequest(/\/api\/events/);
  await deaf.goto(`/console/review?sel=${caseId}`);
  await listening;
  await mine.clear.click();
  await mine.reasons.getByRole("option").first().click();
  await mine.note.fill("My own view of it.");

  const other = new ReviewPage(await openAs("Lead"));
  await other.openCase(caseId, name);
  await other.clear.click();
  await other.reasons.getByRole("option").first().click();
  // The message comes at once; whoever was answered first was first.
  const saved = other.page.waitForResponse(/review\.clear/);
  await other.form.getByRole("button", { name: "Clear flag" }).click();
  await expect(other.messages).toContainText(`Cleared ${name}`);
  await saved;

  await mine.note.press("Control+Enter");
  await expect(mine.messages).toContainText(`${name} was not cleared.`);
  await deaf.getByRole("button", { name: "Review", exact: true }).click();
  await expect(mine.decision).toContainText("Aditi Kamath decided this case");
  await expect(mine.decision).toContainText("Your draft is kept below.");
  await expect(mine.decision).toContainText("My own view of it.");
});
