import type { Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/audit`: the trail, its filters and the entry that is open. */
export class AuditPage extends Console {
  readonly entries;
  readonly who;
  readonly what;
  readonly outcome;
  readonly entry;
  readonly changes;

  constructor(page: Page) {
    super(page);
    this.entries = page
      .getByRole("grid", { name: "Audit entries, newest first" })
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") });
    this.who = page.getByRole("combobox", { name: "Who" });
    this.what = page.getByRole("combobox", { name: "What" });
    this.outcome = page.getByRole("combobox", { name: "Outcome" });
    this.entry = page.getByRole("complementary", { name: "Audit entry" });
    this.changes = this.entry.getByRole("table", { name: "What changed" });
  }

  /** The trail of one account, as a link shows it. */
  async openTrailOf(accountId: string): Promise<void> {
    await this.open(`/console/audit?account=${accountId}`);
    await this.entries.first().waitFor();
  }

  /** The newest entry of an action. */
  entryOf(action: string) {
    return this.entries.filter({ has: this.entries.page().getByRole("rowheader", { name: action }) }).first();
  }
}
