import type { Page } from "@playwright/test";

/** `/account/close`: leaving, and changing one's mind. */
export class CloseAccountPage {
  readonly password;
  readonly close;
  readonly keep;
  readonly notice;

  constructor(private readonly page: Page) {
    this.password = page.getByLabel("Your password");
    this.close = page.getByRole("button", { name: "Close in 14 days" });
    this.keep = page.getByRole("button", { name: "Keep my account" });
    this.notice = page.getByRole("heading", { name: /^Your account closes on/ });
  }

  async open(): Promise<void> {
    await this.page.goto("/account/close");
  }
}
