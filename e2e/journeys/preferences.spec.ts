import { expect, test } from "../fixtures/test";
import { LockDialog } from "../pages/lock-dialog";
import { ReviewPage } from "../pages/review-page";

test("L07 theme and density are chosen once and stand in the first HTML, so that nothing flashes", async ({
  openAs,
}) => {
  const page = await openAs("Analyst");
  const review = new ReviewPage(page);
  await review.openQueue();
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /your menu$/ }).click();
  await page.getByRole("menuitemradio", { name: "Compact" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
  const html = (await (await page.reload())?.text()) ?? "";
  const root = /<html[^>]*>/.exec(html)?.[0] ?? "";
  expect(root).toMatch(/class="[^"]*\bdark\b/);
  expect(root).toContain('data-density="compact"');
  await page.goto("/console/audit");
  await expect(page.locator("html")).toHaveClass(/\bdark\b/);
});

test("a menu opens by keys on its first entry, though its code comes with the press, and gives the focus back", async ({
  openAs,
}) => {
  const page = await openAs("Analyst");
  await new ReviewPage(page).openQueue();
  const opener = page.getByRole("button", { name: /your menu$/ });
  await opener.focus();
  await opener.press("Enter");
  await expect(page.getByRole("menuitemradio", { name: "Compact" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitemradio", { name: "Cosy" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
});

test("without a choice the theme follows the system, without JavaScript too", async ({ openBrowser }) => {
  const grounds: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await openBrowser({ colorScheme, javaScriptEnabled: false });
    await page.goto("/login");
    await expect(page.locator("html")).not.toHaveClass(/\b(light|dark)\b/);
    grounds.push(await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor));
  }
  expect(new Set(grounds).size).toBe(2);
});

test("A10 nothing moves for who asked for less motion", async ({ openAs, newFlaggedMember }) => {
  const { name, caseId } = await newFlaggedMember();
  const page = await openAs("Analyst", { reducedMotion: "reduce" });
  const review = new ReviewPage(page);
  const lock = new LockDialog(page);
  const moving = () =>
    page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length);
  await review.openCase(caseId, name);
  await review.lock.click();
  await expect(lock.title).toBeVisible();
  await expect.poll(moving).toBe(0);
  await page.keyboard.press("Escape");
  await expect(lock.dialog).toHaveCount(0);
  await review.clear.click();
  await review.reasons.getByRole("option").first().click();
  await review.form.getByRole("button", { name: "Clear flag" }).click();
  await expect(review.messages).toContainText(`Cleared ${name}`);
  await expect.poll(moving).toBe(0);
});
