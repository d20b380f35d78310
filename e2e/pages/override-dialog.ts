import type { Page } from "@playwright/test";

/** The dialogs that ask for an override and lift one. */
export class OverrideDialog {
  readonly dialog;
  readonly title;
  readonly submit;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("alertdialog");
    this.title = this.dialog.getByRole("heading", { level: 2 });
    this.submit = this.dialog.getByRole("button", { name: /^(Ask for the override|Lift override)/ });
  }

  async askFor(points: string, days: string, note: string): Promise<void> {
    await this.dialog.getByRole("textbox", { name: "Points" }).fill(points);
    await this.dialog.getByRole("textbox", { name: "Days" }).fill(days);
    await this.dialog.getByRole("combobox", { name: "Reason" }).selectOption("KNOWN_CUSTOMER");
    await this.dialog.getByRole("textbox", { name: /^Note/ }).fill(note);
    await this.submit.click();
  }

  async liftWith(note: string): Promise<void> {
    await this.dialog.getByRole("textbox", { name: /^Note/ }).fill(note);
    await this.submit.click();
  }
}
