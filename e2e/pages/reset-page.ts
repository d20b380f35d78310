import type { Page } from "@playwright/test";

/** `/forgot`, and `/reset` behind the link that it sends. */
export class ResetPage {
  readonly identifier;
  readonly sendLink;
  readonly password;
  readonly save;
  readonly dead;

  constructor(private readonly page: Page) {
    this.identifier = page.getByLabel("Email or mobile number");
    this.sendLink = page.getByRole("button", { name: "Send a link" });
    this.password = page.getByRole("textbox", { name: "New password" });
    this.save = page.getByRole("button", { name: "Save new password" });
    this.dead = page.getByRole("heading", { name: "This link does not work any more" });
  }

  async open(): Promise<void> {
    await this.page.goto("/forgot");
  }

  async askFor(identifier: string): Promise<void> {
    await this.open();
    await this.identifier.fill(identifier);
    await this.sendLink.click();
    await this.page.waitForURL("/forgot/sent");
  }

  async choose(password: string): Promise<void> {
    await this.password.fill(password);
    await this.save.click();
  }
}
