import type { Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/team`: who works here, and who is invited. */
export class TeamPage extends Console {
  readonly members;
  readonly invitations;
  readonly invite;
  readonly dialog;
  readonly title;

  constructor(page: Page) {
    super(page);
    this.members = page.getByRole("table", { name: "Team, by name" });
    this.invitations = page.getByRole("table", { name: "Open invitations, newest first" });
    this.invite = page.getByRole("button", { name: "Invite a colleague" });
    this.dialog = page.getByRole("alertdialog");
    this.title = this.dialog.getByRole("heading", { level: 2 });
  }

  async openTeam(): Promise<void> {
    await this.open("/console/team");
    await this.members.waitFor();
  }

  rowOf(name: string) {
    return this.members.getByRole("row").filter({ hasText: name });
  }

  invitationOf(name: string) {
    return this.invitations.getByRole("row").filter({ hasText: name });
  }

  /** Asks for somebody new; the dialog turns into its receipt. */
  async inviteColleague(colleague: { email: string; name: string; role: string; note: string }): Promise<void> {
    await this.invite.click();
    await this.dialog.getByLabel("Email address").fill(colleague.email);
    await this.dialog.getByLabel("Full name").fill(colleague.name);
    await this.dialog.getByLabel("Role").selectOption({ label: colleague.role });
    await this.sendNote(colleague.note, "Ask for approval");
  }

  /** Opens the menu of one colleague and chooses from it. */
  async choose(name: string, act: string): Promise<void> {
    await this.page.getByRole("button", { name: `Actions for ${name}` }).click();
    await this.page.getByRole("menuitem", { name: act }).click();
  }

  async sendNote(note: string, button: string): Promise<void> {
    await this.dialog.getByRole("textbox", { name: /^Note/ }).fill(note);
    await this.dialog.getByRole("button", { name: button }).click();
  }
}
