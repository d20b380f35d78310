import { at, call, findAccountId } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { AccountPage } from "../pages/account-page";
import { Console } from "../pages/console";
import { DemoPage } from "../pages/demo-page";
import { ReviewPage } from "../pages/review-page";

const reviewing = ["Review", "Accounts", "Sellers", "Signals", "Audit", "Policies", "Approvals", "Appeals"];
const everything = [...reviewing, "Team", "System"];
const withoutCases = ["Accounts", "Signals", "Audit", "Policies", "Approvals", "Team", "System"];
const lookUp = ["Accounts", "Audit"];

for (const { role, landing, menu } of [
  { role: "Analyst", landing: "/console/review", menu: reviewing },
  { role: "Lead", landing: "/console/review", menu: everything },
  { role: "Support", landing: "/console/accounts", menu: lookUp },
  { role: "Auditor", landing: "/console/audit", menu: everything },
  { role: "Admin", landing: "/console/audit", menu: withoutCases },
] as const) {
  test(`${role} begins where their work is and sees the pages of their role`, async ({ openAs }) => {
    const page = await openAs(role);
    const console = new Console(page);
    await console.open("/console");
    await page.waitForURL((url) => url.pathname === landing);
    expect(await console.menuNames()).toEqual(menu);
  });
}

for (const role of ["Buyer", "Seller"] as const) {
  test(`${role} begins with the own account and has no way into the console`, async ({ page }) => {
    await new DemoPage(page).signInAs(role);
    await expect(page).toHaveURL(/\/account\/profile$/);
    await page.goto("/console/review");
    await page.waitForURL("/account/**");
  });
}

test("nobody signed in is led to the door, and from there to the page that was asked for", async ({ page }) => {
  await page.goto("/console/audit?outcome=REFUSED");
  await page.waitForURL((url) => url.pathname === "/login");
  expect(new URL(page.url()).searchParams.get("next")).toBe("/console/audit?outcome=REFUSED");
});

test("staff sign out by their menu, and the next request is refused", async ({ page }) => {
  await new DemoPage(page).signInAs("Lead");
  await page.getByRole("button", { name: /your menu$/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("/");
  await page.goto("/console/review");
  await page.waitForURL((url) => url.pathname === "/login");
});

for (const role of ["Support", "Admin"] as const) {
  test(`S05 ${role} asking for the queue by its address is told that it is not for the role`, async ({ openAs }) => {
    const page = await openAs(role);
    const response = await page.goto("/console/review");
    expect(response?.status()).toBe(403);
    await expect(page.getByRole("heading", { level: 1, name: "Not for your role" })).toBeVisible();
  });
}

test("S05 an account nobody has, and a case nobody has, are not found", async ({ openAs }) => {
  const page = await openAs("Analyst");
  const nobody = "00000000-0000-7000-8000-000000000000";
  for (const path of [`/console/accounts/${nobody}`, "/console/accounts/nope", `/console/review/${nobody}`]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/No such account|Not found/);
  }
});

test("S05 support sees the level without points, and no trust tab, by address neither", async ({
  openAs,
  requestAs,
}) => {
  const seller = await findAccountId(await requestAs("Support"), "ext:demo-seller");
  const account = new AccountPage(await openAs("Support"));
  await account.openAccount(seller);
  await expect(account.tabs).toHaveText([
    /^Overview/,
    /^Activity/,
    /^Sessions & devices/,
    /^Buyer/,
    /^Seller/,
    /^Audit/,
  ]);
  await expect(account.lock).toBeVisible();
  await expect(account.endSessions).toBeVisible();
  await account.openAccount(seller, "trust");
  await expect(account.tab("Overview")).toHaveAttribute("aria-selected", "true");
  await expect(account.page.getByRole("main")).not.toContainText(/\b\d{1,3}\.\d\b|How the score is built/);
});

for (const role of ["Auditor", "Admin"] as const) {
  test(`S05 ${role} reads an account and can do nothing to it`, async ({ openAs, requestAs }) => {
    const seller = await findAccountId(await requestAs(role), "ext:demo-seller");
    const account = new AccountPage(await openAs(role));
    await account.openAccount(seller);
    await expect(account.tab("Trust")).toBeVisible();
    for (const name of [/^Lock account$/, /^End sessions$/, /^Unlock account$/, /^Reveal /]) {
      await expect(account.page.getByRole("button", { name })).toHaveCount(0);
    }
  });
}

test("S05 the auditor reads a case and has no decision to make", async ({ openAs }) => {
  const page = await openAs("Auditor");
  const review = new ReviewPage(page);
  await review.openQueue();
  await expect(page.getByText("You can read this case. Analysts and leads decide it.")).toBeVisible();
  await expect(review.clear).toHaveCount(0);
  await expect(review.lock).toHaveCount(0);
});

test("S05 an order past the screens is refused and leaves its entry in the trail", async ({
  requestAs,
  newFlaggedMember,
}) => {
  const { caseId, accountId } = await newFlaggedMember();
  const refused = await (await requestAs("Support")).post("/api/trpc/review.clear", {
    data: { json: { caseId, version: 1, reasonCode: "FALSE_SIGNAL", note: "" } },
  });
  expect(refused.status()).toBe(403);
  const auditor = await requestAs("Auditor");
  const trail = await call(auditor, "audit.list", { actions: ["case.clear"], outcome: "REFUSED" });
  // Somebody else may have been refused meanwhile, as who came second.
  const latest = [0, 1, 2, 3, 4].map((row) => at(trail, "rows", row, "actor", "name"));
  expect(latest).toContain("Rahul Saxena");
  const still = await call(auditor, "review.get", { caseId });
  expect(at(still, "decision")).toBeNull();
  expect(accountId).toBe(at(still, "account", "id"));
});

test("S07 nobody acts on the own account", async ({ openAs, requestAs }) => {
  const me = await findAccountId(await requestAs("Analyst"), "ext:demo-analyst");
  const account = new AccountPage(await openAs("Analyst"));
  await account.openAccount(me);
  await expect(account.page.getByText("You cannot act on your own account.")).toBeVisible();
  await expect(account.lock).toHaveCount(0);
  await expect(account.endSessions).toHaveCount(0);
});
