import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessibility";
import { expect, test } from "../fixtures/test";
import { ApprovalsPage } from "../pages/approvals-page";
import { InvitePage } from "../pages/invite-page";
import { MailboxPage } from "../pages/mailbox-page";
import { TeamPage } from "../pages/team-page";

const NOTE = "Agreed with the head of trust and safety.";
const PASSWORD = "lantern orchard violet harbour";

const newColleague = (role: string) => {
  const number = randomInt(1_000_000);
  return { email: `kiran.${number}@goodstanding.example`, name: `Kiran ${words(number)}`, role, note: NOTE };
};

/** Names hold no digits. */
const words = (number: number): string =>
  [...String(number).padStart(6, "0")].map((digit) => "abcdefghij"[Number(digit)] ?? "x").join("");

async function approveAbout(page: Page, about: string): Promise<void> {
  const approvals = new ApprovalsPage(page);
  await approvals.openRequests();
  await approvals.waiting.getByRole("row").filter({ hasText: about }).first().click();
  await approvals.approve.click();
  await approvals.dialog.getByRole("button", { name: /^Approve/ }).click();
  await expect(approvals.title).toHaveText("Approved");
}

test("R54 R28 an invitation waits for a second admin, its link works once, and a second factor comes before the console", async ({
  openFreshly,
  openBrowser,
}) => {
  const colleague = newColleague("Analyst");
  const admin = await openFreshly("Admin");
  const team = new TeamPage(admin);
  await team.openTeam();
  await expectAccessible(admin);
  await team.inviteColleague(colleague);
  await expect(team.title).toHaveText("Invitation asked for");
  await team.dialog.getByRole("button", { name: /Back to the team/ }).click();
  await expect(team.invitationOf(colleague.name)).toContainText("Waiting for approval");
  await expect(team.invitations).not.toContainText(colleague.email);

  const second = await openFreshly("Second admin");
  await approveAbout(second, colleague.name);

  const guest = await openBrowser();
  const link = await new MailboxPage(guest).linkFor(colleague.email, "You are invited to work in Goodstanding");
  const invitation = new InvitePage(guest);
  await guest.goto(link);
  await expect(guest).toHaveURL(/\/invite$/);
  await expectAccessible(guest);
  await invitation.join(link, PASSWORD);
  const late = await openBrowser();
  await late.goto(link);
  await expect(new InvitePage(late).dead).toBeVisible();
  await guest.goto("/console");
  await guest.waitForURL((url) => url.pathname === "/login");
  await guest.goto("/login/set-up");
  await invitation.setUpApp();

  await team.openTeam();
  await expect(team.rowOf(colleague.name)).toContainText("App");
  await team.choose(colleague.name, "Change role");
  await team.dialog.getByLabel("Role").selectOption({ label: "Support" });
  await team.sendNote(NOTE, "Ask for approval");
  await expect(team.title).toHaveText("Change of role asked for");
  await approveAbout(second, colleague.name);
  await expect(guest.getByRole("alertdialog", { name: "Your session ended" })).toBeVisible();
  await guest.goto("/console");
  await guest.waitForURL((url) => url.pathname === "/login");
  await team.openTeam();
  await expect(team.rowOf(colleague.name)).toContainText("Support");
});

test("an invitation that is withdrawn opens nothing", async ({ openFreshly, openBrowser }) => {
  const colleague = newColleague("Support");
  const admin = await openFreshly("Admin");
  const team = new TeamPage(admin);
  await team.openTeam();
  await team.inviteColleague(colleague);
  await expect(team.title).toHaveText("Invitation asked for");
  await approveAbout(await openFreshly("Second admin"), colleague.name);
  const guest = await openBrowser();
  const link = await new MailboxPage(guest).linkFor(colleague.email, "You are invited to work in Goodstanding");
  await team.openTeam();
  await team
    .invitationOf(colleague.name)
    .getByRole("button", { name: /^Withdraw/ })
    .click();
  await team.dialog.getByRole("button", { name: "Withdraw" }).click();
  await expect(team.dialog).toHaveCount(0);
  await expect(team.invitationOf(colleague.name)).toHaveCount(0);
  await guest.goto(link);
  await expect(new InvitePage(guest).dead).toBeVisible();
});

for (const role of ["Lead", "Auditor"] as const) {
  test(`${role} reads who works here and can do nothing about it`, async ({ openAs }) => {
    const team = new TeamPage(await openAs(role));
    await team.openTeam();
    await expect(team.invite).toHaveCount(0);
    await expect(team.page.getByRole("button", { name: /^Actions for/ })).toHaveCount(0);
  });
}

for (const role of ["Analyst", "Support"] as const) {
  test(`${role} is told that the team is not for the role`, async ({ openAs }) => {
    const page = await openAs(role);
    const answer = await page.goto("/console/team");
    expect(answer?.status()).toBe(403);
  });
}
