import type { Page } from "@playwright/test";
import { Console } from "./console";

/** The chain of the trail: its part of `/console/system`, and taking the trail along from `/console/audit`. */
export class AuditChainPage extends Console {
  readonly chain;
  readonly verify;
  readonly export;
  readonly dialog;

  constructor(page: Page) {
    super(page);
    this.chain = page.getByRole("region", { name: "Audit chain" });
    this.verify = this.chain.getByRole("button", { name: "Verify now" });
    this.export = page.getByRole("button", { name: "Export…" });
    this.dialog = page.getByRole("alertdialog");
  }

  async openSystem(): Promise<void> {
    await this.open("/console/system");
    await this.chain.getByText("Sealed up to").waitFor();
  }

  /** The file that the browser is given. */
  async take(reason: string): Promise<string> {
    await this.export.click();
    await this.dialog.getByRole("textbox", { name: /^Reason/ }).fill(reason);
    const coming = this.page.waitForEvent("download");
    await this.dialog.getByRole("button", { name: "Export", exact: true }).click();
    return await (await coming).path();
  }
}
