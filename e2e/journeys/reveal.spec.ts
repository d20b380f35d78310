import { findAccountId } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { AccountPage } from "../pages/account-page";
import { AuditPage } from "../pages/audit-page";

test("N07 a contact is shown for a reason and sixty seconds, said without its value, and written down", async ({
  openAs,
  requestAs,
  newMember,
}) => {
  const { email } = await newMember();
  const accountId = await findAccountId(await requestAs("Support"), email);
  const page = await openAs("Support");
  await page.clock.install();
  const account = new AccountPage(page);
  await account.openAccount(accountId);
  await expect(account.about).not.toContainText(email);
  await account.about.getByRole("button", { name: "Reveal email" }).click();
  await page.getByRole("button", { name: "To contact the holder" }).click();
  await expect(account.about).toContainText(email);
  const said = account.about.getByRole("status").filter({ hasText: "Email" });
  await expect(said).toHaveText("Email revealed for 60 seconds");
  await page.clock.fastForward(61_000);
  await expect(account.about).not.toContainText(email);
  await expect(said).toHaveText("Email hidden again");

  const audit = new AuditPage(page);
  await audit.openTrailOf(accountId);
  await audit.entryOf("Private value revealed").click();
  await expect(audit.entry).toContainText("Email, to contact the holder");
  await audit.entry.getByRole("button", { name: "Raw JSON" }).click();
  await expect(audit.entry.getByRole("region", { name: "Entry as JSON" })).toContainText("account.reveal");
  await expect(audit.entry).not.toContainText(email);
});

test("a shown contact can be hidden at once", async ({ openAs, requestAs, newMember }) => {
  const { email } = await newMember();
  const account = new AccountPage(await openAs("Lead"));
  await account.openAccount(await findAccountId(await requestAs("Lead"), email));
  await account.about.getByRole("button", { name: "Reveal email" }).click();
  await account.page.getByRole("button", { name: "The holder asked for it" }).click();
  await expect(account.about).toContainText(email);
  await account.about.getByRole("button", { name: "Hide email" }).click();
  await expect(account.about).not.toContainText(email);
});
