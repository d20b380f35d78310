import { recordAnswers } from "../fixtures/answers";
import { at, call, findAccountId, lockAccount, reveal, textAt } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { AccountPage } from "../pages/account-page";
import { AccountsPage } from "../pages/accounts-page";
import { AuditPage } from "../pages/audit-page";

for (const role of ["Support", "Auditor"] as const) {
  test(`38 ${role} is never told a raw contact, address or tax number: pages, procedures and pushes`, async ({
    openAs,
    requestAs,
    newMember,
  }) => {
    test.slow();
    const analyst = await requestAs("Analyst");
    const seller = await findAccountId(analyst, "ext:demo-seller");
    const member = await newMember();
    const memberId = await findAccountId(analyst, member.email);
    const phone = await reveal(analyst, seller, "phone");
    const canaries = [
      member.email,
      member.address,
      await reveal(analyst, seller, "email"),
      phone,
      phone.slice(-10),
      await reveal(analyst, seller, "gstin"),
    ];

    const page = await openAs(role);
    const answers = await recordAnswers(page);
    const accounts = new AccountsPage(page);
    await accounts.openLookup();
    for (const canary of canaries) {
      await accounts.search.fill(canary);
      await expect(accounts.summary).toContainText(/searching by|No account/);
    }
    const account = new AccountPage(page);
    for (const id of [seller, memberId]) {
      for (const tab of ["overview", "activity", "sessions", "audit"] as const) {
        await account.openAccount(id, tab);
        await expect(account.tabs.first()).toBeVisible();
        await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
      }
    }
    const hearing = page.waitForResponse((answer) => answer.url().includes(encodeURIComponent(`account:${memberId}`)));
    await account.openAccount(memberId);
    await hearing;
    await lockAccount(analyst, memberId, "A lock that everybody who looks is told of.");
    await expect(page.getByRole("main")).toContainText("Locked since");
    const audit = new AuditPage(page);
    await audit.open(role === "Support" ? "/console/audit" : `/console/audit?account=${memberId}`);
    await audit.entries.first().click();
    await expect(audit.entry).toBeVisible();

    const texts = await answers.texts();
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.some((text) => text.startsWith("changed ") && text.includes(memberId))).toBe(true);
    expect(texts.some((text) => text.includes("•••@"))).toBe(true);
    for (const canary of canaries) expect(texts.filter((text) => text.includes(canary)).length, canary).toBe(0);
  });
}

test("38 procedures refuse to tell what a role may not see, whoever asks them", async ({ requestAs }) => {
  const seller = await findAccountId(await requestAs("Analyst"), "ext:demo-seller");
  for (const role of ["Auditor", "Admin"] as const) {
    const refused = await (await requestAs(role)).post("/api/trpc/accounts.reveal", {
      data: { json: { accountId: seller, field: "email", reasonCode: "HOLDER_ASKED" } },
    });
    expect(refused.status(), role).toBe(403);
  }
  const support = await requestAs("Support");
  const read = await call(support, "accounts.get", { accountId: seller });
  expect(JSON.stringify(read)).not.toMatch(/"scoreMilli"|"pointsMilli"/);
  expect(textAt(read, "head", "id")).toBe(seller);
  expect(at(read, "head", "standing", "view")).not.toBe("FULL");
});
