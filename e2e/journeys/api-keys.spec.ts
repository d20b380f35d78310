import { randomInt } from "node:crypto";
import { expectAccessible } from "../fixtures/accessibility";
import { expect, test } from "../fixtures/test";
import { SystemPage } from "../pages/system-page";

test("a key is made, works, is shown once, and is refused from the moment it is revoked", async ({
  openFreshly,
  openAs,
  request,
}) => {
  const name = `Checkout ${randomInt(1_000_000)}`;
  const admin = await openFreshly("Admin");
  const system = new SystemPage(admin);
  await system.openSystem();
  const key = await system.make(name, ["trust:read", "accounts:read"]);
  await expectAccessible(admin);
  expect(key).toMatch(/^gs_live_/);
  const ask = (path: string) =>
    request.get(new URL(`/api/v1${path}`, admin.url()).href, { headers: { authorization: `Bearer ${key}` } });
  expect((await ask("/accounts?limit=1")).status()).toBe(200);
  expect((await ask("/audit")).status()).toBe(403);
  await system.closeReceipt();
  await expect(system.keyOf(name)).toContainText("Good");
  await expect(admin.locator("body")).not.toContainText(key);

  const auditor = new SystemPage(await openAs("Auditor"));
  await auditor.openSystem();
  await expect(auditor.keyOf(name)).toContainText("Good");
  await expect(auditor.createKey).toHaveCount(0);
  const lead = new SystemPage(await openAs("Lead"));
  await lead.openSystem();
  await expect(lead.keys).toHaveCount(0);

  await system.revoke(name, "It was seen in a public repository.");
  await expect(system.keyOf(name)).toContainText("Revoked");
  expect((await ask("/accounts?limit=1")).status()).toBe(401);
});
