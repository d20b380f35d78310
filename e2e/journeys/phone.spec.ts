import type { Locator, Page } from "@playwright/test";
import { findAccountId } from "../fixtures/staff-calls";
import { applyToSell, bringTo } from "../fixtures/stages";
import { expect, test } from "../fixtures/test";
import { AccountPage } from "../pages/account-page";
import { LockDialog } from "../pages/lock-dialog";
import { ReviewPage } from "../pages/review-page";
import { SignInPage } from "../pages/sign-in-page";
import { StageReviewPage } from "../pages/stage-review-page";

const SMALL_PHONE = { width: 360, height: 480 };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

test("L08 no page of the public side or the account is wider than a phone", async ({ openBrowser, newMember }) => {
  const visitor = await openBrowser(PHONE);
  for (const path of [
    "/",
    "/login",
    "/signup",
    "/forgot",
    "/unlock",
    "/demo",
    "/dev/mailbox",
    "/legal/privacy",
    "/nowhere",
  ]) {
    await expectNarrow(visitor, path);
  }
  const { state } = await newMember();
  const holder = await openBrowser({ ...PHONE, storageState: state });
  for (const page of ["profile", "profile/edit", "addresses", "security", "notifications", "data", "close"]) {
    await expectNarrow(holder, `/account/${page}`);
  }
});

test("L08 no page on the way to selling is wider than a phone", async ({ openAs }) => {
  const page = await openAs("Applicant", PHONE);
  for (const path of ["", "/business", "/tax", "/tax/certificate", "/check", "/status"]) {
    await expectNarrow(page, `/sell${path}`);
  }
});

test("L08 no page of a seller's own shop is wider than a phone", async ({ openAs }) => {
  const page = await openAs("Seller", PHONE);
  for (const path of ["/sell/home", "/sell/home/store", "/sell/home/gstin"]) await expectNarrow(page, path);
});

test("L08 no page of the console is wider than a phone", async ({ openAs, newFlaggedMember }) => {
  const { accountId, caseId } = await newFlaggedMember();
  const page = await openAs("Analyst", PHONE);
  for (const path of [
    "/console/review",
    `/console/review?sel=${caseId}`,
    `/console/review/${caseId}`,
    "/console/accounts",
    ...["overview", "trust", "activity", "sessions", "audit"].map((tab) => `/console/accounts/${accountId}?tab=${tab}`),
    "/console/sellers",
    "/console/sellers?layout=board&view=needs-us",
    "/console/audit",
    "/console/approvals",
    "/console/appeals",
    "/console/security",
  ]) {
    await expectNarrow(page, path);
  }
});

test("L08 a seller's stage fits a phone, and can be decided there", async ({ openFreshly, newMember }) => {
  const page = await openFreshly("Analyst");
  const applicant = await applyToSell((await newMember()).request);
  await bringTo(applicant, "BUSINESS", page.request);
  await page.setViewportSize(PHONE.viewport);
  await expectNarrow(page, `/console/sellers/${applicant.id}`);
  const review = new StageReviewPage(page);
  await expect(review.approve).toBeInViewport();
  await review.approve.click();
  await expect(review.problems).toBeFocused();
});

test("L08 somebody signs in on a phone", async ({ openBrowser, newMember }) => {
  const { email, password, name } = await newMember();
  const page = await openBrowser(PHONE);
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.identifier.fill(email);
  await signIn.password.fill(password);
  await signIn.signIn.tap();
  await page.waitForURL("/account/**");
  await expect(page.getByRole("main")).toContainText(name);
});

test("L08 an account is locked in an emergency from a phone", async ({ openAs, requestAs, newMember }) => {
  const { email } = await newMember();
  const accountId = await findAccountId(await requestAs("Support"), email);
  const page = await openAs("Support", PHONE);
  const account = new AccountPage(page);
  const lock = new LockDialog(page);
  await account.openAccount(accountId);
  await account.lock.tap();
  await lock.reason.selectOption({ index: 1 });
  await lock.note.fill("The owner called from another phone.");
  await page.setViewportSize(SMALL_PHONE);
  await expectGroundToItsEnd(lock.dialog);
  await lock.submit.tap();
  await expect(lock.title).toHaveText(/^Locked until /);
  await expectNoSideways(page);
});

test("L08 a case is opened from the list, cleared, and left by the way back on a phone", async ({
  openAs,
  newFlaggedMember,
}) => {
  const { name, caseId } = await newFlaggedMember();
  const page = await openAs("Analyst", PHONE);
  const review = new ReviewPage(page);
  await review.open("/console/review");
  await expect(review.list).toBeVisible();
  await expect(review.case).toBeHidden();
  await review.list.getByRole("row").first().tap();
  await expect(review.case).toBeVisible();
  await page.getByRole("button", { name: "Back to the list" }).tap();
  await expect(review.list).toBeVisible();
  await review.openCase(caseId, name);
  await review.clear.tap();
  await review.reasons.getByRole("option").first().tap();
  await review.form.getByRole("button", { name: "Clear flag" }).tap();
  await expect(review.messages).toContainText(`Cleared ${name}`);
});

async function expectNarrow(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("main")).toBeVisible();
  await expectNoSideways(page);
}

async function expectNoSideways(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, page.url()).toBeLessThanOrEqual(0);
}

/** A dialog that is longer than the screen: it is scrolled, and what it holds does not reach beyond its ground. */
async function expectGroundToItsEnd(dialog: Locator): Promise<void> {
  const { ground, content, screen } = await dialog.evaluate((box) => ({
    ground: box.clientHeight,
    content: box.scrollHeight,
    screen: window.innerHeight,
  }));
  expect(content).toBe(ground);
  expect(ground).toBeGreaterThan(screen);
}
