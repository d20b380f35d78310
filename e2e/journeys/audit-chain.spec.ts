import { readFileSync } from "node:fs";
import { expectAccessible } from "../fixtures/accessibility";
import { expect, test } from "../fixtures/test";
import { AuditChainPage } from "../pages/audit-chain-page";

test("an auditor has the trail verified, and takes it along as a file with its proofs", async ({
  openFreshly,
  openAs,
}) => {
  const page = await openFreshly("Auditor");
  const audit = new AuditChainPage(page);
  await audit.openSystem();
  await audit.verify.click();
  await expect(audit.chain).toContainText(/Intact: \d/);
  await expectAccessible(page);
  await audit.open("/console/audit");
  await expect(page.getByText(/Chain verified to #\d/)).toBeVisible();
  const lines = readFileSync(await audit.take("Asked for by the yearly review."), "utf8")
    .trimEnd()
    .split("\n");
  expect(lines[0]).toContain('"type":"header"');
  expect(lines.at(-1)).toContain('"type":"end"');
  expect(lines.length).toBeGreaterThan(10);
  const support = new AuditChainPage(await openAs("Support"));
  await support.open("/console/audit");
  await expect(support.page.getByRole("heading", { level: 1, name: "Audit" })).toBeVisible();
  await expect(support.export).toHaveCount(0);
});
