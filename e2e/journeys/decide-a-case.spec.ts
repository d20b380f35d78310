import { at, call } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { ReviewPage } from "../pages/review-page";

const NOTE = "Three new devices within a minute, owner unreachable.";

test("a suspension from the queue waits for a second person, and contains the account meanwhile", async ({
  openAs,
  newFlaggedMember,
}) => {
  const { name, caseId } = await newFlaggedMember();
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  await review.openCase(caseId, name);
  await review.list.focus();
  await page.keyboard.press("4");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("combobox", { name: "Reason" })).toBeFocused();
  await dialog.getByRole("combobox", { name: "Reason" }).selectOption({ index: 1 });
  await dialog.getByRole("textbox", { name: /^Note/ }).fill(NOTE);
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByRole("heading", { level: 2 })).toHaveText("Asked to suspend");
  await expect(dialog).toContainText("Locked meanwhile");
  await dialog.getByRole("link", { name: "Open request" }).click();
  await expect(page.getByText("You asked for this. Someone else must decide.")).toBeVisible();
});

test("a holder who is asked proves that it is them, and the case comes back", async ({
  openAs,
  openBrowser,
  requestAs,
  newFlaggedMember,
}) => {
  const member = await newFlaggedMember();
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  await review.openCase(member.caseId, member.name);
  await review.verify.click();
  const form = page.getByRole("form", { name: "Ask the holder" });
  await form.getByRole("option").first().click();
  // The row leaves at once, and the holder is asked when the server has answered.
  const saved = page.waitForResponse(/review\.verify/);
  await page.keyboard.press("Control+Enter");
  await expect(review.rowOf(member.name)).toHaveCount(0);
  await saved;
  const holder = await openBrowser({ storageState: member.state });
  await holder.goto("/account/confirm");
  await holder.getByRole("button", { name: "It is me" }).click();
  await expect(holder.getByText("We know now that it is you.")).toBeVisible();
  const after = await call(await requestAs("Analyst"), "review.get", { caseId: member.caseId });
  expect([at(after, "state"), at(after, "waiting"), at(after, "reasons", 1, "reason")]).toEqual([
    "OPEN",
    null,
    "HOLDER_CONFIRMED",
  ]);
});

test("a limit from the queue is shown on the account's page with its end", async ({ openAs, newFlaggedMember }) => {
  const { name, caseId, accountId } = await newFlaggedMember();
  const page = await openAs("Lead");
  const review = new ReviewPage(page);
  await review.openCase(caseId, name);
  await review.limit.click();
  const form = page.getByRole("form", { name: "Limit outputs" });
  await form.getByRole("option").first().click();
  await form.getByRole("textbox", { name: "Note" }).fill(NOTE);
  const saved = page.waitForResponse(/review\.limit/);
  await page.keyboard.press("Control+Enter");
  await expect(review.rowOf(name)).toHaveCount(0);
  await saved;
  await review.open(`/console/accounts/${accountId}`);
  await expect(page.getByText(/by a reviewer to what High gives/)).toBeVisible();
});
