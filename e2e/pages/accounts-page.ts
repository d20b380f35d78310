import type { Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/accounts`: look-up by whatever is known. */
export class AccountsPage extends Console {
  readonly search;
  readonly scope;
  readonly rows;
  readonly summary;

  constructor(page: Page) {
    super(page);
    this.search = page.getByRole("searchbox", { name: /^Search accounts/ });
    this.scope = page.getByRole("combobox", { name: "Search by" });
    this.rows = page
      .getByRole("grid", { name: "Accounts" })
      .getByRole("row")
      .filter({ has: page.getByRole("link") });
    this.summary = page.getByRole("main").getByRole("status");
  }

  async openLookup(): Promise<void> {
    await this.open("/console/accounts");
    await this.search.waitFor();
  }
}
