import { expectAccessible } from "../fixtures/accessibility";
import { pressWithin } from "../fixtures/keyboard";
import { expect, test } from "../fixtures/test";
import { AccountPage } from "../pages/account-page";
import { ApprovalsPage } from "../pages/approvals-page";
import { OverrideDialog } from "../pages/override-dialog";

const NOTE = "Known to us for years, vouched for by the store.";

test("R20 two people hold a standing up, the lines say so, and it is lifted again", async ({
  openAs,
  openFreshly,
  newFlaggedMember,
}) => {
  const { name, accountId } = await newFlaggedMember();
  const analyst = await openAs("Analyst");
  await new AccountPage(analyst).openAccount(accountId, "trust");
  await expect(analyst.getByRole("region", { name: "What would clear the flag" })).toBeVisible();
  await analyst.getByRole("button", { name: "Override standing" }).click();
  const asking = new OverrideDialog(analyst);
  await asking.askFor("70", "14", NOTE);
  await expect(asking.title).toHaveText("Override asked");

  const lead = await openFreshly("Lead");
  const approvals = new ApprovalsPage(lead);
  await approvals.openRequests();
  await approvals.rowOf(name).click();
  await expect(approvals.request).toContainText("Standing counts as at least 70.0 until");
  await approvals.approve.click();
  await pressWithin(approvals.dialog, "Control+Enter");
  await expect(approvals.title).toHaveText("Approved");
  await pressWithin(approvals.dialog, "Escape");

  await new AccountPage(lead).openAccount(accountId, "trust");
  await expect(lead.getByText("Override: at least 70.0")).toBeVisible();
  await expect(lead.getByRole("row").filter({ hasText: "Override by staff" })).toBeVisible();
  await expectAccessible(lead);
  await lead.getByRole("button", { name: "Lift override" }).click();
  const lifting = new OverrideDialog(lead);
  await lifting.liftWith(NOTE);
  await expect(lifting.title).toHaveText("Override lifted");
  await pressWithin(lifting.dialog, "Escape");
  await expect(lead.getByText("Override: at least 70.0")).toHaveCount(0);
});

test("what if: an imagined coupon abuse lowers the standing, and nothing is saved", async ({
  openAs,
  newFlaggedMember,
}) => {
  const { accountId } = await newFlaggedMember();
  const page = await openAs("Analyst");
  await new AccountPage(page).openAccount(accountId, "trust");
  await page.getByRole("button", { name: "Try a change" }).click();
  const what = page.getByRole("region", { name: "What if" });
  await what.getByRole("combobox", { name: "Change" }).selectOption("COUPON_ABUSE");
  await what.getByRole("textbox", { name: "Count" }).fill("3");
  await expect(what.getByRole("status")).toContainText(/Coupon abuse −/);
  await expectAccessible(page);
});
