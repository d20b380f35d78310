import { findAccountId } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { AccountPage } from "../pages/account-page";
import { AccountsPage } from "../pages/accounts-page";
import { AuditPage } from "../pages/audit-page";
import { ReviewPage } from "../pages/review-page";

test("D14 the queue leaves aside what its address can't mean, and says so", async ({ openAs }) => {
  const review = new ReviewPage(await openAs("Analyst"));
  await review.page.goto("/console/review?sel=nope&view=everything&tab=zzz");
  // Read first: a message leaves after some seconds.
  await expect(review.messages).toContainText(/Ignored: .*sel:nope/);
  await expect(review.list).toBeVisible();
  await expect(review.case).toBeVisible();
});

test("D14 a case that nobody has opens no case, and the queue stays", async ({ openAs }) => {
  const review = new ReviewPage(await openAs("Analyst"));
  await review.open("/console/review?sel=00000000-0000-7000-8000-000000000000");
  await expect(review.list).toBeVisible();
  await expect(review.page.getByText("No case with this id")).toBeVisible();
});

test("D14 a look-up whose token means nothing says so, and searching goes on", async ({ openAs }) => {
  const accounts = new AccountsPage(await openAs("Support"));
  await accounts.open("/console/accounts?lq=nonsense");
  await accounts.search.fill("Verma Crafts");
  await expect(accounts.rows.filter({ hasText: "Asha Verma" })).toHaveCount(1);
});

test("D14 the trail works with filters that mean nothing", async ({ openAs }) => {
  const audit = new AuditPage(await openAs("Auditor"));
  await audit.open("/console/audit?actor=nobody&outcome=MAYBE&from=yesterday&account=nope&ev=nope");
  await expect(audit.entries.first()).toBeVisible();
  await expect(audit.outcome).toHaveValue("");
});

test("D14 an account's page falls back to its first tab", async ({ openAs, requestAs }) => {
  const seller = await findAccountId(await requestAs("Analyst"), "ext:demo-seller");
  const account = new AccountPage(await openAs("Analyst"));
  await account.open(`/console/accounts/${seller}?tab=nope&at=long-ago&days=7`);
  await expect(account.tab("Overview")).toHaveAttribute("aria-selected", "true");
});
