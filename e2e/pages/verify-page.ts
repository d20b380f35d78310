import type { Page } from "@playwright/test";

/** `/verify`: the code that was sent. */
export class VerifyPage {
  readonly code;
  readonly confirm;

  constructor(private readonly page: Page) {
    this.code = page.getByLabel("6-digit code");
    this.confirm = page.getByRole("button", { name: /^Confirm this (address|number)$/ });
  }

  async enter(code: string): Promise<void> {
    await this.code.fill(code);
    await this.confirm.click();
    await this.page.waitForURL("/account/**");
  }
}
