import type { Page } from "@playwright/test";

/** `/verify/link`: what the link of a confirmation mail leads to. */
export class ConfirmLinkPage {
  readonly confirm;
  readonly dead;
  readonly sendAgain;
  readonly receipt;

  constructor(page: Page) {
    this.confirm = page.getByRole("button", { name: "Confirm this address" });
    this.dead = page.getByRole("heading", { name: "This link does not work any more" });
    this.sendAgain = page.getByRole("button", { name: "Send a new message" });
    this.receipt = page.getByRole("status");
  }
}
