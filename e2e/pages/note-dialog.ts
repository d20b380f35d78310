import type { Page } from "@playwright/test";

/** The dialog of acts that ask for a note alone: unlock, end sessions. */
export class NoteDialog {
  readonly dialog;
  readonly note;
  readonly title;

  constructor(page: Page) {
    this.dialog = page.getByRole("alertdialog");
    this.note = this.dialog.getByRole("textbox", { name: /^Note/ });
    this.title = this.dialog.getByRole("heading", { level: 2 });
  }

  async send(button: string | RegExp, note: string): Promise<void> {
    await this.note.fill(note);
    await this.dialog.getByRole("button", { name: button }).click();
  }
}
