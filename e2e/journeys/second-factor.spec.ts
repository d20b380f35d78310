import { expectAccessible } from "../fixtures/accessibility";
import { readCode } from "../fixtures/customers";
import { letProofAge } from "../fixtures/passed-time";
import { findAccountId, reveal } from "../fixtures/staff-calls";
import { expect, test } from "../fixtures/test";
import { SignInPage } from "../pages/sign-in-page";
import { StepUpPage } from "../pages/step-up-page";
import { TeamPage } from "../pages/team-page";
import { TwoStepPage } from "../pages/two-step-page";

const DOES_NOT_WORK = "This code does not work.";

test("R29 K02 turns on an app, signs in with a code of it, and no code works twice", async ({
  openBrowser,
  newMember,
}) => {
  const customer = await newMember();
  const home = await openBrowser({ storageState: customer.state });
  const twoStep = new TwoStepPage(home);
  await twoStep.open();
  await expectAccessible(home);
  const { app } = await twoStep.setUp();
  await home.getByRole("link", { name: "Back to security" }).click();
  await home.waitForURL("/account/security");
  await expect(home.getByRole("main")).toContainText("10 left");

  const page = await openBrowser();
  const signIn = new SignInPage(page);
  const stepUp = new StepUpPage(page);
  await signIn.open();
  await signIn.send(customer.email, customer.password);
  await stepUp.arrive();
  await expect(stepUp.heading).toBeVisible();
  await expectAccessible(page);
  await stepUp.enter("000000");
  await expect(stepUp.problem).toContainText(DOES_NOT_WORK);
  const code = app.code(1);
  await stepUp.enter(code);
  await page.waitForURL("/account/**");

  const again = await openBrowser();
  await new SignInPage(again).open();
  await new SignInPage(again).send(customer.email, customer.password);
  await new StepUpPage(again).arrive();
  await new StepUpPage(again).enter(code);
  await expect(new StepUpPage(again).problem).toContainText(DOES_NOT_WORK);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("S03 R31 sets up an app, and signs in with a recovery code, once", async ({ openBrowser, newMember }) => {
    const customer = await newMember();
    const home = await openBrowser({ storageState: customer.state, javaScriptEnabled: false });
    const twoStep = new TwoStepPage(home);
    await twoStep.open();
    const { codes } = await twoStep.setUp();
    const page = await openBrowser({ javaScriptEnabled: false });
    const stepUp = new StepUpPage(page);
    for (const outcome of ["in", "refused"] as const) {
      await page.context().clearCookies();
      await new SignInPage(page).open();
      await new SignInPage(page).send(customer.email, customer.password);
      await stepUp.arrive();
      await stepUp.useRecoveryCode.click();
      await stepUp.enter((codes[0] ?? "").toUpperCase());
      if (outcome === "in") await page.waitForURL("/account/**");
      else await expect(stepUp.problem).toContainText(DOES_NOT_WORK);
    }
  });
});

test("R33 an act in the console that needs a fresh proof asks for it, and then goes on by itself", async ({
  openFreshly,
  requestAs,
}) => {
  const analyst = await requestAs("Analyst");
  const mailbox = await reveal(analyst, await findAccountId(analyst, "ext:demo-admin"), "email");
  const admin = await openFreshly("Admin");
  const team = new TeamPage(admin);
  await team.openTeam();
  await letProofAge(admin.context(), 16);
  const number = Date.now() % 1_000_000;
  const email = `step.up.${number}@goodstanding.example`;
  await team.inviteColleague({ email, name: "Kiran Desai", role: "Analyst", note: "Agreed with the head of trust." });
  const dialog = admin.getByRole("dialog", { name: "Check it is you" });
  await expect(dialog).toBeVisible();
  const sentTo = /sent to (\S+)\./.exec(await dialog.getByText(/6 digits, sent to/).innerText())?.[1] ?? "";
  expect(sentTo).toContain("•••");
  await dialog.getByLabel("Code").fill(await readCode(admin, mailbox));
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog).toBeHidden();
  await expect(team.title).toHaveText("Invitation asked for");
});
