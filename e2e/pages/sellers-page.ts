import type { Locator, Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/sellers`: applications to sell as a list, and as a board. */
export class SellersPage extends Console {
  readonly list;
  readonly rows;
  readonly filter;
  readonly stages;
  readonly columns;

  constructor(page: Page) {
    super(page);
    this.list = page.getByRole("grid", { name: "Applications to sell" });
    this.rows = this.list.getByRole("row").filter({ has: page.getByRole("gridcell") });
    this.filter = page.getByRole("searchbox", { name: "Filter" });
    this.stages = page.getByRole("group", { name: "Stages" });
    this.columns = page.getByRole("main").getByRole("region");
  }

  async openList(query = ""): Promise<void> {
    await this.open(`/console/sellers${query}`);
    await this.rows.first().waitFor();
  }

  async openBoard(): Promise<void> {
    await this.open("/console/sellers?layout=board");
    await this.columns.first().getByRole("link").first().waitFor();
  }

  rowOf(store: string): Locator {
    return this.rows.filter({ hasText: store });
  }

  card(store: string): Locator {
    return this.columns.getByRole("link", { name: store });
  }

  view(name: string): Locator {
    return this.page.getByRole("group", { name: "View" }).getByRole("button", { name: new RegExp(`^${name} `) });
  }
}
