import { readFile } from "node:fs/promises";
import { expectAccessible } from "../fixtures/accessibility";
import { contactOf } from "../fixtures/people";
import { call, findAccountId, lockAccount, textAt } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { HoldPage } from "../pages/hold-page";
import { SignInPage } from "../pages/sign-in-page";

const NOTE = "Locked by a journey to read the page of a hold.";
const APPEAL = "I was on holiday; my phone was not.";

test("a holder on hold reads why, appeals once, takes their data along, and is let in when the appeal is granted", async ({
  page,
  newMember,
  requestAs,
}) => {
  const member = await newMember();
  const analyst = await requestAs("Analyst");
  await lockAccount(analyst, await findAccountId(analyst, contactOf(member)), NOTE);
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.send(contactOf(member), member.password);
  await page.waitForURL("/hold");
  const hold = new HoldPage(page);
  await expect(hold.heading).toContainText("Your account is on hold while we check some details.");
  await hold.fullStatement.click();
  await expect(hold.why).toContainText("Somebody other than you may have used this account.");
  await expect(page.getByRole("main")).not.toContainText(/risk|fraud|score|flag|journey/i);
  await expectAccessible(page);

  await hold.sendAppeal.click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
  await hold.appealText.fill(APPEAL);
  await hold.sendAppeal.click();
  await expect(hold.appealState).toContainText("Appeal sent");
  await expect(hold.appealText).toHaveCount(0);

  const download = page.waitForEvent("download");
  await hold.download.click();
  const file = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(file).toMatchObject({ format: "goodstanding.own-data", appeals: [{ text: APPEAL }] });

  const lead = await requestAs("Lead");
  const answer = { outcome: "REVERSED", answer: "You are right, we lifted it.", note: NOTE };
  const waiting = await call(lead, "appeals.list", { view: "OPEN", limit: 100 });
  const own = (waiting as { rows: { id: string; account: { name: { text: string } } }[] }).rows.find(
    ({ account }) => account.name.text === member.name,
  );
  await call(lead, "appeals.decide", { ...answer, appealId: textAt(own, "id") });
  await page.reload();
  await page.waitForURL("/login");
  await signIn.send(contactOf(member), member.password);
  await page.waitForURL("/account/**");
});

test("S03 the same without JavaScript: statement, appeal and sign-out", async ({
  openBrowser,
  newMember,
  requestAs,
}) => {
  const member = await newMember();
  const analyst = await requestAs("Analyst");
  await lockAccount(analyst, await findAccountId(analyst, contactOf(member)), NOTE);
  const page = await openBrowser({ javaScriptEnabled: false });
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.send(contactOf(member), member.password);
  const hold = new HoldPage(page);
  await hold.appealText.fill(APPEAL);
  await hold.sendAppeal.click();
  await expect(hold.appealState).toContainText("Appeal sent");
  await hold.signOut.click();
  await hold.open();
  await expect(page).toHaveURL(/\/login$/);
});
