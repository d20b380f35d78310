import type { Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/system`: the keys of other systems, and who hears of events. */
export class SystemPage extends Console {
  readonly keys;
  readonly webhooks;
  readonly createKey;
  readonly dialog;
  readonly title;
  readonly key;

  constructor(page: Page) {
    super(page);
    this.keys = page.getByRole("table", { name: "API keys, newest first" });
    this.webhooks = page.getByRole("table", { name: "Webhooks, newest first" });
    this.createKey = page.getByRole("button", { name: "Create key" });
    this.dialog = page.getByRole("alertdialog");
    this.title = this.dialog.getByRole("heading", { level: 2 });
    this.key = this.dialog.getByLabel("API key", { exact: true });
  }

  async openSystem(): Promise<void> {
    await this.open("/console/system");
    await this.page.getByRole("heading", { level: 2, name: "Webhooks" }).waitFor();
  }

  keyOf(name: string) {
    return this.keys.getByRole("row").filter({ hasText: name });
  }

  /** Makes a key and answers it as it is shown, this once. */
  async make(name: string, scopes: readonly string[]): Promise<string> {
    await this.createKey.click();
    await this.dialog.getByLabel("Name").fill(name);
    for (const scope of scopes) await this.dialog.getByLabel(scope).check();
    await this.dialog.getByRole("button", { name: "Create key" }).click();
    await this.key.waitFor();
    return (await this.key.innerText()).trim();
  }

  async closeReceipt(): Promise<void> {
    await this.dialog.getByRole("button", { name: /I have copied it/ }).click();
    await this.dialog.waitFor({ state: "hidden" });
  }

  async revoke(name: string, reason: string): Promise<void> {
    await this.page.getByRole("button", { name: `Revoke ${name}` }).click();
    await this.dialog.getByRole("textbox", { name: /^Reason/ }).fill(reason);
    await this.dialog.getByRole("button", { name: "Revoke for good" }).click();
    await this.dialog.waitFor({ state: "hidden" });
  }
}
