import { signInPlainly } from "../fixtures/customers";
import { pressWithin } from "../fixtures/keyboard";
import { findAccountId } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { AccountPage } from "../pages/account-page";
import { LockDialog } from "../pages/lock-dialog";
import { NoteDialog } from "../pages/note-dialog";
import { SignInPage } from "../pages/sign-in-page";

test("locks an account from its page, the owner reads that it is on hold, and an unlock lets them in again", async ({
  page,
  openAs,
  newMember,
  requestAs,
}) => {
  const member = await newMember();
  const accountId = await findAccountId(await requestAs("Analyst"), member.email);
  const staff = await openAs("Analyst");
  const account = new AccountPage(staff);
  const lock = new LockDialog(staff);
  await account.openAccount(accountId);
  await account.lock.click();
  await lock.lockWith("A caller reports orders that are not hers.");
  await expect(lock.title).toHaveText(/^Locked until /);
  await lock.dialog.getByRole("button", { name: "Back to the account" }).click();
  await expect(staff.getByRole("main")).toContainText(/Locked since .* by Priya Kulkarni/s);

  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.send(member.email, "a wrong password");
  await expect(signIn.problem).toContainText("We could not sign you in.");
  await signIn.send(member.email, member.password);
  await page.waitForURL("/hold");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Your account is on hold");
  await expect(page.getByRole("main")).not.toContainText(/risk|fraud|score|Priya|orders that are not hers/i);

  const unlock = new NoteDialog(staff);
  await account.unlock.click();
  await unlock.send("Unlock account", "The caller had mixed up two addresses.");
  await expect(unlock.title).toHaveText("Unlocked");
  await unlock.dialog.getByRole("button", { name: "Back to the account" }).click();
  await expect(account.lock).toBeVisible();

  await signIn.open();
  await signIn.send(member.email, member.password);
  await page.waitForURL("/account/**");
});

test("ends one session, then all of them", async ({ openAs, openRequest, openBrowser, newMember, requestAs }) => {
  const member = await newMember();
  await signInPlainly(await openRequest(), member);
  const owner = await openBrowser({ storageState: member.state });
  await owner.goto("/account");
  const accountId = await findAccountId(await requestAs("Support"), member.email);
  const page = await openAs("Support");
  const account = new AccountPage(page);
  const ending = new NoteDialog(page);
  await account.openAccount(accountId, "sessions");
  const endButtons = page.getByRole("button", { name: /^End session on / });
  await expect(endButtons).toHaveCount(2);
  await endButtons.first().click();
  await ending.send("End this session", "The owner does not know this device.");
  await expect(ending.title).toHaveText("1 session ended");
  await pressWithin(ending.dialog, "Escape");
  await expect(ending.dialog).toHaveCount(0);
  await expect(endButtons).toHaveCount(1);
  await account.endSessions.click();
  await ending.send("End 1 session", "The owner asked for it on the phone.");
  await expect(ending.title).toHaveText("1 session ended");
  await pressWithin(ending.dialog, "Escape");
  await expect(endButtons).toHaveCount(0);
  await expect(owner.getByRole("alertdialog", { name: "You are signed out" })).toBeVisible();
});
