import { expectAccessible } from "../fixtures/accessibility";
import { expect, test } from "../fixtures/test";
import { ApprovalsPage } from "../pages/approvals-page";
import { PoliciesPage } from "../pages/policies-page";

const NOTE = "Coupon abuse doubled this month; the run of today catches more of it.";

// There is one draft at a time: one journey after the other.
test.describe.configure({ mode: "default" });

test("two leads change one draft: the second chooses, value by value, and what either typed is kept until then", async ({
  openFreshly,
}) => {
  const [first, second] = [new PoliciesPage(await openFreshly("Lead")), new PoliciesPage(await openFreshly("Lead"))];
  await first.openVersions();
  await first.newDraft.click();
  await expect(first.field("Refunds, weight")).toBeVisible();
  await second.openDraft();
  await first.field("Refunds, weight").fill("1.7");
  await first.field("Failures, weight").fill("1.9");
  await expect(first.saved).toBeVisible();
  await second.field("Refunds, weight").fill("1.4");
  await expect(second.taken).toContainText("2 values to choose");
  await expect(second.field("Refunds, weight")).toHaveValue("1.4");
  await expectAccessible(second.page);
  await second.putTogether.press("Enter");
  await expect(second.taken).toBeVisible();
  await second.side(/^yours: 1\.4/).check();
  await second.side(/^theirs: 1\.9/).check();
  await second.putTogether.press("Enter");
  await expect(second.taken).toHaveCount(0);
  await expect(second.field("Refunds, weight")).toHaveValue("1.4");
  await expect(second.field("Failures, weight")).toHaveValue("1.9");
  await expect(second.saved).toBeVisible();
  await second.page.reload();
  await expect(second.field("Refunds, weight")).toHaveValue("1.4");
  await second.discard();
});

test("P10 a lead changes the draft as a form and as YAML, runs it, and another lead lets it come little by little", async ({
  openFreshly,
}) => {
  const lead = await openFreshly("Lead");
  const policies = new PoliciesPage(lead);
  await policies.openVersions();
  await expect(policies.versions.getByRole("row", { name: /^v1 / })).toContainText("Live");
  await policies.newDraft.click();
  await policies.field("Coupon abuse, weight").fill("2.8");
  await expect(lead.getByText("was 2.4")).toBeVisible();
  await policies.field("Coupon abuse, weight").fill("hundred");
  await expect(lead.getByText("1 error")).toBeVisible();
  await policies.view("YAML").click();
  await expect(lead.getByText("factors.couponAbuse.weight")).toBeVisible();
  const typed = (await policies.yaml.inputValue()).replace("weight: hundred", "weight: 2.8 # after the audit");
  await policies.yaml.fill(typed);
  await policies.view("Form").click();
  await expect(policies.field("Coupon abuse, weight")).toHaveValue("2.8");
  await policies.view("YAML").click();
  await expect(policies.yaml).toHaveValue(/# after the audit/);
  await policies.view("Form").click();
  await policies.simulate.click();
  await expect(policies.results).toContainText("matches this draft", { timeout: 20_000 });
  await expect(policies.results.getByRole("table").first()).toContainText("Medium");
  await expectAccessible(lead);
  await policies.ask.click();
  await expect(policies.dialog.getByRole("textbox", { name: /^Roll back above/ })).toHaveValue(/^\d+$/);
  await policies.dialog.getByRole("textbox", { name: /^Note/ }).fill(NOTE);
  await policies.dialog.getByRole("button", { name: /^Ask to activate/ }).click();
  await expect(policies.dialog.getByRole("heading", { level: 2 })).toHaveText("Asked.");
  await policies.dialog.getByRole("link", { name: "See the request" }).click();
  await expect(lead.getByRole("grid", { name: "Requests that wait" })).toContainText("Trust policy");

  const second = await openFreshly("Second lead");
  const approvals = new ApprovalsPage(second);
  await approvals.openRequests();
  await approvals.rowOf("Trust policy").click();
  await expect(approvals.request).toContainText("24 h in shadow, 10 % for 24 h, then everybody");
  await approvals.approve.click();
  await approvals.dialog.getByRole("button", { name: "Approve" }).click();
  await expect(approvals.title).toHaveText("Approved");
  await approvals.dialog.getByRole("button", { name: /^Back to the requests/ }).click();
  await approvals.request.getByRole("link", { name: "Open it" }).click();
  const approved = new PoliciesPage(second);
  await expect(approved.stage("In shadow, 24 h")).toContainText(/, now *until /);
  await expect(approved.stage("10 % for 24 h")).toContainText("still to come");
  await expectAccessible(second);
  // No share of the accounts may ever come under it: they are the other journeys'.
  await approved.discardVersion();
  await expect(approved.stage("In shadow, 24 h")).not.toContainText(", now");
});

test("P11 an auditor reads and compares, and has nothing to press", async ({ openAs }) => {
  const auditor = await openAs("Auditor");
  const policies = new PoliciesPage(auditor);
  await policies.openVersions();
  await expect(policies.newDraft).toHaveCount(0);
  await auditor.keyboard.press("g");
  await auditor.keyboard.press("p");
  await auditor.getByRole("link", { name: "v1", exact: true }).click();
  await expect(auditor.getByRole("heading", { level: 1 })).toHaveText("Trust policy v1");
  await expect(auditor.getByRole("button", { name: /Roll back|Discard|Request activation/ })).toHaveCount(0);
});
