import type { Page } from "@playwright/test";
import { newCustomer } from "../fixtures/people";
import { sendPlainForm } from "../fixtures/plain-forms";
import { findAccountId, lockAccount } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { AccountPage } from "../pages/account-page";
import { AccountsPage } from "../pages/accounts-page";
import { AuditPage } from "../pages/audit-page";
import { ReviewPage } from "../pages/review-page";
import { SignUpPage } from "../pages/sign-up-page";

const MARKUP = `<img src=x onerror="console.error('ran')"> Rao`;
const RIGHT_TO_LEFT = "سارة مراد";
const LONGEST = `Ila ${"w".repeat(96)}`;

test("S08 R62 markup in a name is text wherever it stands", async ({ openAs, openBrowser, newFlaggedMember }) => {
  const member = await newFlaggedMember(newCustomer({ name: MARKUP }));
  const holder = await openBrowser({ storageState: member.state });
  await holder.goto("/account/profile");
  await expectInert(holder, MARKUP);
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  await review.open(`/console/review?sel=${member.caseId}`);
  await expect(review.case.getByRole("heading", { name: MARKUP })).toBeVisible();
  await expectInert(page, MARKUP);
  await review.clear.click();
  await review.reasons.getByRole("option").first().click();
  await review.form.getByRole("button", { name: "Clear flag" }).click();
  await expect(review.messages).toContainText(`Cleared ${MARKUP}`);
  const accounts = new AccountsPage(page);
  await accounts.openLookup();
  await accounts.search.fill(member.email);
  await expect(accounts.rows).toHaveCount(1);
  await expect(accounts.rows).toContainText(MARKUP);
  await accounts.rows.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: MARKUP })).toBeVisible();
  await expectInert(page, MARKUP);
});

test("S08 R62 markup in a note stays text in the trail", async ({ openAs, requestAs, newMember }) => {
  const { email } = await newMember();
  const analyst = await requestAs("Analyst");
  const accountId = await findAccountId(analyst, email);
  const note = `<script>console.error("ran")</script> ${MARKUP}`;
  await lockAccount(analyst, accountId, note);
  const audit = new AuditPage(await openAs("Auditor"));
  await audit.openTrailOf(accountId);
  await audit.entryOf("Account locked").click();
  await expect(audit.entry).toContainText(note);
  await expectInert(audit.page, note);
});

test("S08 R62 markup in an address is text on its holder's page", async ({ openBrowser, newMember }) => {
  const member = await newMember();
  const recipient = `<svg onload=console.error(1)> Rao`;
  await sendPlainForm(member.request, "/account/addresses/new", {
    recipient,
    line1: MARKUP,
    line2: "{{7*7}} #{7*7}",
    city: "Pune",
    state: "Maharashtra",
    postalCode: "411004",
    country: "IN",
  });
  const holder = await openBrowser({ storageState: member.state });
  await holder.goto("/account/addresses");
  await expectInert(holder, MARKUP);
  await expect(holder.getByText(recipient).first()).toBeVisible();
  await expect(holder.getByText("{{7*7}} #{7*7}").first()).toBeVisible();
});

for (const [what, name] of [
  ["right-to-left", RIGHT_TO_LEFT],
  ["longest", LONGEST],
] as const) {
  test(`S08 the ${what} name stays apart from what stands beside it, and breaks no page`, async ({
    openAs,
    requestAs,
    newMember,
  }) => {
    const { email } = await newMember(newCustomer({ name }));
    const accountId = await findAccountId(await requestAs("Analyst"), email);
    const account = new AccountPage(await openAs("Analyst"));
    await account.openAccount(accountId);
    await expect(account.page.locator("h1 bdi")).toHaveText(name);
    const { inner, outer } = await account.page.evaluate(() => ({
      inner: document.documentElement.scrollWidth,
      outer: innerWidth,
    }));
    expect(inner).toBeLessThanOrEqual(outer);
  });
}

test("S08 a name that turns the text around it, or is too long, is refused in words", async ({ page }) => {
  const signUp = new SignUpPage(page);
  const { email, password } = newCustomer();
  await signUp.open();
  for (const [name, words] of [
    ["Ila \u202eoaR", "contains a character that can't be shown"],
    ["w".repeat(200), "at most 100 characters"],
  ] as const) {
    await signUp.email.fill(email);
    await signUp.password.fill(password);
    await signUp.fullName.fill(name);
    await signUp.create.click();
    await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText(words);
    await expect(signUp.fullName).toHaveAttribute("aria-invalid", "true");
  }
});

/** The text is shown as it is, and nothing of it became an element. */
async function expectInert(page: Page, text: string): Promise<void> {
  await expect(page.getByText(text).first()).toBeVisible();
  await expect(page.locator("img[src='x']")).toHaveCount(0);
}
