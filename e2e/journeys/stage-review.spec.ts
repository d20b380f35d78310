import { keyboardOnly, pressWithin } from "../fixtures/keyboard";
import { applyToSell, bringTo } from "../fixtures/stages";
import { expect, test } from "../fixtures/test";
import { ApprovalsPage } from "../pages/approvals-page";
import { StageReviewPage } from "../pages/stage-review-page";

test("K08 one reviewer approves a stage by keyboard, with the document read and every check ticked", async ({
  openFreshly,
  newMember,
}) => {
  const lead = await openFreshly("Lead");
  const applicant = await applyToSell((await newMember()).request);
  await bringTo(applicant, "TAX", lead.request);

  const page = await openFreshly("Analyst");
  await keyboardOnly(page);
  const review = new StageReviewPage(page);
  await review.openStage(applicant.id, "Tax");
  await page.keyboard.press("]");
  await expect(review.viewer).toBeVisible();
  await expect(review.evidence).toContainText("opened, recorded");
  await expect(review.compared.getByRole("row").filter({ hasText: "GSTIN" })).toContainText("Same");
  await page.keyboard.press("+");
  await expect(review.evidence).toContainText("125 %");
  await page.keyboard.press("a");
  await expect(review.problems).toBeFocused();
  await expect(review.problems.getByRole("link")).toHaveCount(3);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  for (const tick of await review.ticks.all()) {
    await expect(tick).toBeFocused();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("a");
  await expect(review.panel).toContainText("Tax approved. Payout opens next.");
  await expect(review.next).toBeFocused();
  await page.keyboard.press("2");
  await expect(review.heading).toHaveText("Identity");
  await expect(review.panel).toContainText("This stage is approved.");
});

test("K08 another sends a stage back with two things, by keyboard at 360 pixels, in the words that the seller reads", async ({
  openFreshly,
  newMember,
}) => {
  const page = await openFreshly("Analyst");
  const applicant = await applyToSell((await newMember()).request);
  await bringTo(applicant, "IDENTITY", page.request);
  await page.setViewportSize({ width: 360, height: 740 });
  await keyboardOnly(page);
  const review = new StageReviewPage(page);
  await review.openStage(applicant.id, "Identity");
  await page.keyboard.press("b");
  await expect(review.dialog.getByRole("combobox", { name: "Photo document" })).toBeFocused();
  await page.keyboard.type("Bl");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Wr");
  await expect(review.preview).toContainText("The document with your photo can't be read.");
  await expect(review.preview).toContainText("The PAN card is another document than we asked for.");
  await page.keyboard.press("Control+Enter");
  await expect(review.dialog).toHaveCount(0);
  await expect(review.panel).toContainText("Sent back. The seller is told");
  await expect(review.stages.getByRole("button").nth(1)).toContainText("Sent back");
});

test("an application is rejected by two people, and the second sees how far it had come", async ({
  openFreshly,
  newMember,
}) => {
  const page = await openFreshly("Analyst");
  const member = await newMember();
  const applicant = await applyToSell(member.request);
  await bringTo(applicant, "BUSINESS", page.request);
  const review = new StageReviewPage(page);
  await review.openStage(applicant.id, "Business");
  await page.keyboard.press("r");
  await review.dialog.getByRole("option", { name: /^Business not confirmed/ }).click();
  await review.dialog.getByRole("textbox", { name: /^Note/ }).fill("Nobody knows this business at its address.");
  await pressWithin(review.dialog, "Control+Enter");
  await expect(review.panel).toContainText("It is rejected once a LEAD who is somebody else approves.");
  await expect(review.panel).toContainText("A rejection waits for a LEAD.");

  const approvals = new ApprovalsPage(await openFreshly("Lead"));
  await approvals.openRequests();
  await approvals.rowOf(member.name).click();
  await expect(approvals.evidence.filter({ hasText: "Stage" })).toContainText("Business, in review");
  await expect(approvals.request).toContainText("They may apply again after 30 days.");
  await approvals.approve.click();
  await pressWithin(approvals.dialog, "Control+Enter");
  await expect(approvals.title).toHaveText("Approved");
  await page.reload();
  await expect(review.panel).toContainText(/was rejected/);
});
