import { expectAccessible, expectOneHeading } from "../fixtures/accessibility";
import { expect, test } from "../fixtures/test";
import { AccountsPage } from "../pages/accounts-page";
import { ReadModelsPage } from "../pages/read-models-page";

test("an admin has a read model built anew; every row is as before, and the look-up goes on", async ({
  openFreshly,
}) => {
  const page = await openFreshly("Admin");
  const system = new ReadModelsPage(page);
  await system.openSystem();
  await expectOneHeading(page, "System");
  await expect(system.readModel("Account lookup")).toContainText("Working");
  await expectAccessible(page);
  await system.rebuild("Account lookup");
  await expect(system.readModel("Account lookup")).toContainText("Built anew; every row was as before");
  const accounts = new AccountsPage(page);
  await accounts.openLookup();
  await accounts.search.fill("Leela Krishnan");
  await expect(accounts.rows.filter({ hasText: "Leela Krishnan" }).first()).toBeVisible();
});

test("a lead and an auditor read the page and have no button", async ({ openAs }) => {
  for (const role of ["Lead", "Auditor"] as const) {
    const page = await openAs(role);
    await new ReadModelsPage(page).openSystem();
    await expect(page.getByRole("button", { name: /^Rebuild/ })).toHaveCount(0);
  }
});
