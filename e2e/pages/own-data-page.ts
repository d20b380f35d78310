import type { Page } from "@playwright/test";

/** `/account/data`: one's own data as a file. */
export class OwnDataPage {
  readonly password;
  readonly download;
  readonly problem;

  constructor(private readonly page: Page) {
    this.password = page.getByLabel("Your password");
    this.download = page.getByRole("button", { name: "Download your data" });
    this.problem = page.getByRole("alert", { name: "There is a problem" });
  }

  async open(): Promise<void> {
    await this.page.goto("/account/data");
  }
}
