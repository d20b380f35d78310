import type { Page } from "@playwright/test";

/** `/account/profile` and its pages for how we reach somebody. */
export class ContactPage {
  readonly changeEmail;
  readonly newEmail;
  readonly password;
  readonly sendCode;
  readonly code;
  readonly confirm;
  readonly contacts;

  constructor(private readonly page: Page) {
    this.changeEmail = page.getByRole("link", { name: "Change email address" });
    this.newEmail = page.getByLabel("New email address");
    this.password = page.getByRole("textbox", { name: "Your password" });
    this.sendCode = page.getByRole("button", { name: "Send a code" });
    this.code = page.getByLabel("6-digit code");
    this.confirm = page.getByRole("button", { name: "Confirm this address" });
    this.contacts = page.getByRole("region", { name: "How we reach you" });
  }

  async open(): Promise<void> {
    await this.page.goto("/account/profile");
  }
}
