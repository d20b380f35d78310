import type { Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/system`, the section Read models. */
export class ReadModelsPage extends Console {
  readonly readModels;

  constructor(page: Page) {
    super(page);
    this.readModels = page.getByRole("table", { name: "Read models" });
  }

  async openSystem() {
    await this.open("/console/system");
    await this.readModels.waitFor();
  }

  readModel(name: string) {
    return this.readModels.getByRole("row").filter({ hasText: name });
  }

  async rebuild(name: string) {
    await this.readModels.getByRole("button", { name: `Rebuild ${name.toLowerCase()}` }).click();
    await this.page.getByRole("alertdialog").getByRole("button", { name: "Rebuild", exact: true }).click();
  }
}
