import { expectAccessible, expectOneHeading } from "../fixtures/accessibility";
import { keyboardOnly } from "../fixtures/keyboard";
import { at, call } from "../fixtures/staff-calls";
import { applyToSell, sendStage } from "../fixtures/stages";
import { expect, test } from "../fixtures/test";
import { SellersPage } from "../pages/sellers-page";

const storeOf = (name: string): string => `${name.split(" ")[1]} Looms`;

test("K08 an analyst finds an application by keyboard, takes it, and gives it back", async ({ openAs, newMember }) => {
  const member = await newMember();
  const store = storeOf(member.name);
  await sendStage(await applyToSell(member.request, store), "BUSINESS");
  const page = await openAs("Analyst");
  await keyboardOnly(page);
  const sellers = new SellersPage(page);
  await sellers.open("/console/review");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.waitForURL("/console/sellers");
  await expectOneHeading(page, "Sellers");
  await page.keyboard.press("/");
  await expect(sellers.filter).toBeFocused();
  await page.keyboard.type(`stage:business ${store}`);
  await page.keyboard.press("Enter");
  await expect(sellers.rows).toHaveCount(1);
  await expect(page).toHaveURL(/[?&]q=stage(:|%3A)business/);
  const row = sellers.rowOf(store);
  await expect(row).toContainText("in review");
  await expect(row).toContainText("Business in review, Identity not yet");
  await page.keyboard.press("Tab");
  await page.keyboard.press("j");
  await expect(row).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("a");
  await expect(sellers.messages).toContainText(`You took ${store}`);
  await expect(row).toContainText("Priya Kulkarni");
  await page.keyboard.press("a");
  await expect(sellers.messages).toContainText(`Released ${store}`);
  await expect(row).toContainText("Unassigned");
});

test("K14 the board is walked by arrows, each column by itself, and Enter opens the application", async ({
  openAs,
  newMember,
}) => {
  const member = await newMember();
  const store = storeOf(member.name);
  const applicant = await applyToSell(member.request, store);
  const applicationId = applicant.id;
  await sendStage(applicant, "BUSINESS");
  const page = await openAs("Analyst");
  await keyboardOnly(page);
  const sellers = new SellersPage(page);
  await sellers.openBoard();
  await expect(sellers.columns).toHaveCount(6);
  await expectAccessible(page);
  await sellers.open(`/console/sellers?layout=board&sel=${applicationId}`);
  const card = sellers.card(store);
  await expect(card).toBeVisible();
  await card.focus();
  await page.keyboard.press("ArrowRight");
  await expect(sellers.columns.nth(1).locator(":focus")).toHaveCount(1);
  await page.keyboard.press("ArrowLeft");
  await expect(sellers.columns.first().locator(":focus")).toHaveCount(1);
  await card.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === `/console/sellers/${applicationId}`);
  await page.goBack();
  await expect(page).toHaveURL(/layout=board/);
});

test("an application that a colleague took shows it at once, and who comes second is told who has it", async ({
  openAs,
  requestAs,
  newMember,
}) => {
  const member = await newMember();
  const store = storeOf(member.name);
  const applicant = await applyToSell(member.request, store);
  const applicationId = applicant.id;
  await sendStage(applicant, "BUSINESS");
  const sellers = new SellersPage(await openAs("Analyst"));
  await sellers.openList(`?q=${encodeURIComponent(store)}`);
  await expect(sellers.rowOf(store)).toContainText("Unassigned");
  const lead = await requestAs("Lead");
  const me = await call(lead, "session.me", {});
  await call(lead, "sellers.assign", { applicationId, to: at(me, "accountId"), seen: null });
  await expect(sellers.rowOf(store)).not.toContainText("Unassigned");
});

test("S05 the auditor reads the list and can take nothing; support has no list", async ({ openAs }) => {
  const page = await openAs("Auditor");
  const sellers = new SellersPage(page);
  await sellers.openList();
  await expect(sellers.list.getByRole("button")).toHaveCount(0);
  const support = await openAs("Support");
  const response = await support.goto("/console/sellers");
  expect(response?.status()).toBe(403);
  await expect(support.getByRole("heading", { level: 1, name: "Not for your role" })).toBeVisible();
});

test("S04 a contact typed into the filter never gets into the address", async ({ openAs }) => {
  const page = await openAs("Analyst");
  const sellers = new SellersPage(page);
  await sellers.openList();
  await sellers.filter.fill("asha@mail.example stage:tax");
  await page.keyboard.press("Enter");
  await expect(sellers.messages).toContainText("Contacts are looked up with Ctrl K");
  await expect(page).toHaveURL(/stage(:|%3A)tax/);
  expect(page.url()).not.toContain("mail.example");
});
