import type { Page } from "@playwright/test";
import { expectAccessible, expectOneHeading } from "../fixtures/accessibility";
import { pressWithin } from "../fixtures/keyboard";
import { findAccountId } from "../fixtures/staff-calls";
import { applyToSell, bringTo } from "../fixtures/stages";
import { expect, test } from "../fixtures/test";
import { AuditPage } from "../pages/audit-page";
import { LockDialog } from "../pages/lock-dialog";
import { ReviewPage } from "../pages/review-page";
import { SignInPage } from "../pages/sign-in-page";
import { SignUpPage } from "../pages/sign-up-page";
import { StageReviewPage } from "../pages/stage-review-page";

test.slow();

/** Every page in both themes: axe, one name, and a title that no other page of the list has (A01, A02). */
async function expectPages(page: Page, pages: readonly (readonly [path: string, heading: string | RegExp])[]) {
  const titles = new Map<string, string>();
  for (const [path, heading] of pages) {
    await page.goto(path);
    await expectOneHeading(page, heading);
    await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    await expect(page).toHaveTitle(/ · Goodstanding$/);
    const title = await page.title();
    expect(titles.get(title), `${path} has the title of another page`).toBeUndefined();
    titles.set(title, path);
    await expectAccessible(page);
  }
}

test("A01 A02 the public pages", async ({ page }) => {
  await expectPages(page, [
    ["/", /\S/],
    ["/login", "Sign in"],
    ["/signup", "Create an account"],
    ["/demo", "Try it as somebody"],
    ["/dev/mailbox", "Development mailbox"],
    ["/nowhere", "Page not found"],
    ["/legal/terms", "Terms"],
    ["/legal/privacy", "Privacy"],
    ["/legal/notices", "Sources and licences"],
    ["/accessibility", "Accessibility"],
  ]);
});

test("A01 public forms with what has to be put right, and the code", async ({ page, openBrowser }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn.click();
  await expect(signIn.problem).toBeVisible();
  await expectAccessible(page);
  const other = await openBrowser();
  const signUp = new SignUpPage(other);
  await signUp.open();
  await signUp.create.click();
  await expect(other.getByRole("alert", { name: "There is a problem" })).toBeVisible();
  await expectAccessible(other);
});

test("A01 A02 the pages of the own account", async ({ openBrowser, newMember }) => {
  const { state } = await newMember();
  await expectPages(await openBrowser({ storageState: state }), [
    ["/account/profile", "Profile"],
    ["/account/profile/edit", /profile/i],
    ["/account/security", "Security"],
    ["/account/addresses", "Addresses"],
    ["/account/addresses/new", "Add an address"],
    ["/account/notifications", "Notifications"],
    ["/account/data", "Your data"],
    ["/account/close", "Close account"],
  ]);
});

test("A01 A02 the pages of somebody on the way to selling", async ({ openAs, openBrowser, newMember }) => {
  await expectPages(await openAs("Applicant"), [
    ["/sell", "Start selling"],
    ["/sell/business", "Tell us about your business"],
    ["/sell/tax", "Add tax details"],
    ["/sell/tax/certificate", "Add your GST certificate"],
    ["/sell/check", "Check your answers"],
    ["/sell/status", "Your application"],
  ]);
  const { state } = await newMember();
  await expectPages(await openBrowser({ storageState: state }), [["/sell", "Start selling"]]);
});

test("A01 A02 the pages of a seller's own shop", async ({ openAs }) => {
  await expectPages(await openAs("Seller"), [
    ["/sell/home", "Selling"],
    ["/sell/home/store", "Change your store's name"],
    ["/sell/home/gstin", "Change your GSTIN"],
  ]);
});

test("A01 A02 the console of an analyst", async ({ openAs, newFlaggedMember }) => {
  const { accountId, caseId, name } = await newFlaggedMember();
  const page = await openAs("Analyst");
  await expectPages(page, [
    ["/console/review", "Review"],
    [`/console/review/${caseId}`, name],
    ["/console/accounts", "Accounts"],
    [`/console/accounts/${accountId}`, name],
    ["/console/sellers", "Sellers"],
    ["/console/audit", "Audit"],
    ["/console/approvals", "Approvals"],
  ]);
});

test("A01 the tabs of an account", async ({ openAs, requestAs }) => {
  const seller = await findAccountId(await requestAs("Analyst"), "ext:demo-seller");
  const page = await openAs("Analyst");
  for (const tab of ["trust", "activity", "sessions", "linked", "buyer", "seller", "audit"]) {
    await page.goto(`/console/accounts/${seller}?tab=${tab}`);
    await expectOneHeading(page, "Asha Verma");
    await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    await expectAccessible(page);
  }
});

test("A01 what opens over a page: decision, lock and receipt, palette, help, entry", async ({
  openAs,
  newFlaggedMember,
}) => {
  const { caseId, name } = await newFlaggedMember();
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  const lock = new LockDialog(page);
  await review.openCase(caseId, name);
  await review.clear.click();
  await expect(review.form).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await review.lock.click();
  await expect(lock.title).toBeVisible();
  await expectAccessible(page);
  await lock.lockWith("Locked to look at its receipt.");
  await expect(lock.title).toHaveText(/^Locked until /);
  await expectAccessible(page);
  await pressWithin(lock.dialog, "Escape");
  await expect(lock.dialog).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await review.palette.getByRole("combobox").fill("Verma");
  await expect(review.palette.getByRole("option").filter({ hasText: "Asha Verma" }).first()).toBeVisible();
  await expectAccessible(page);
  await pressWithin(review.palette, "Escape");
  await expect(review.palette).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(review.help).toBeVisible();
  await expectAccessible(page);
  const audit = new AuditPage(page);
  await audit.open("/console/audit");
  await audit.entries.first().click();
  await expect(audit.entry.getByRole("button", { name: "Raw JSON" })).toBeVisible();
  await expectAccessible(page);
});

test("A01 A02 a seller's stage, its document, and what opens over it", async ({ openFreshly, newMember }) => {
  const page = await openFreshly("Analyst");
  const applicant = await applyToSell((await newMember()).request);
  await bringTo(applicant, "BUSINESS", page.request);
  await expectPages(page, [[`/console/sellers/${applicant.id}`, "Business"]]);
  const review = new StageReviewPage(page);
  await review.openStage(applicant.id, "Business");
  await page.keyboard.press("]");
  await expect(review.viewer).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("a");
  await expect(review.problems).toBeVisible();
  await expectAccessible(page);
  for (const key of ["b", "r"]) {
    await page.keyboard.press(key);
    await expect(review.dialog).toBeVisible();
    await expectAccessible(page);
    await pressWithin(review.dialog, "Escape");
    await expect(review.dialog).toHaveCount(0);
  }
  await page.keyboard.press("6");
  await expectOneHeading(page, "Final");
  await expectAccessible(page);
});

test("A01 A02 the console of support", async ({ openAs, requestAs }) => {
  const seller = await findAccountId(await requestAs("Support"), "ext:demo-seller");
  await expectPages(await openAs("Support"), [
    ["/console/accounts", "Accounts"],
    [`/console/accounts/${seller}`, "Asha Verma"],
    ["/console/audit", "Audit"],
    ["/console/review", "Not for your role"],
  ]);
});

test("A01 A02 what a lead has besides", async ({ openAs }) => {
  await expectPages(await openAs("Lead"), [
    ["/console/signals", "Signals"],
    ["/console/policies", "Policies"],
    ["/console/system", "System"],
  ]);
});

test("A01 A02 the console of an auditor and of an admin", async ({ openAs }) => {
  await expectPages(await openAs("Auditor"), [
    ["/console/review", "Review"],
    ["/console/audit", "Audit"],
  ]);
  await expectPages(await openAs("Admin"), [
    ["/console/accounts", "Accounts"],
    ["/console/system", "System"],
    ["/console/audit", "Audit"],
  ]);
});
