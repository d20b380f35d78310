import type { Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/signals`: how many came when, what they are narrowed by, and each of them. */
export class SignalsPage extends Console {
  readonly chart;
  readonly facets;
  readonly rows;
  readonly groups;
  readonly signal;
  readonly pinned;
  readonly unpinAll;

  constructor(page: Page) {
    super(page);
    this.chart = page.getByRole("region", { name: "Signals by input" });
    this.facets = page.getByRole("form", { name: "Filter the signals" });
    this.rows = page.getByRole("grid", { name: "Signals, newest first" }).getByRole("row");
    this.groups = page.getByRole("grid", { name: /^Signals by / }).getByRole("row");
    this.pinned = page.getByRole("grid", { name: "Pinned signals" }).getByRole("row");
    this.unpinAll = page.getByRole("button", { name: "Unpin all" });
    this.signal = page.getByRole("complementary", { name: "Signal" });
  }

  facet(name: string) {
    return this.facets.getByLabel(name, { exact: true });
  }

  async openSignals(query = ""): Promise<void> {
    await this.open(`/console/signals${query}`);
    await this.rows.first().waitFor();
  }
}
