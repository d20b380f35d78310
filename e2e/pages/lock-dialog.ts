import type { Page } from "@playwright/test";

/** The dialog that locks, and then is the receipt of it. */
export class LockDialog {
  readonly dialog;
  readonly reason;
  readonly note;
  readonly submit;
  readonly title;
  readonly proof;

  constructor(page: Page) {
    this.dialog = page.getByRole("alertdialog");
    this.reason = this.dialog.getByRole("combobox", { name: "Reason" });
    this.note = this.dialog.getByRole("textbox", { name: /^Note/ });
    this.submit = this.dialog.getByRole("button", { name: /^Lock for \d+ h/ });
    this.title = this.dialog.getByRole("heading", { level: 2 });
    this.proof = this.dialog.getByRole("list", { name: "Proof" }).getByRole("listitem");
  }

  /** Chooses the first reason, writes a note and locks. */
  async lockWith(note: string): Promise<void> {
    await this.reason.selectOption({ index: 1 });
    await this.note.fill(note);
    await this.submit.click();
  }
}
