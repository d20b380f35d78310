import type { Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/system`: messages that nobody could take. */
export class ParkedMessagesPage extends Console {
  readonly parked;
  readonly opened;
  readonly question;

  constructor(page: Page) {
    super(page);
    this.parked = page.getByRole("table", { name: "Parked messages, the longest parked first" });
    this.opened = page.getByRole("dialog");
    this.question = page.getByRole("alertdialog");
  }

  async openSystem(): Promise<void> {
    await this.open("/console/system");
    await this.page.getByRole("heading", { level: 2, name: "Parked messages" }).waitFor();
  }

  rowOf(reason: string) {
    return this.parked.getByRole("row").filter({ hasText: reason });
  }

  async inspect(reason: string): Promise<void> {
    await this.rowOf(reason)
      .getByRole("button", { name: /^Inspect/ })
      .click();
    await this.opened.getByText("Could not be taken by").waitFor();
  }

  async skip(why: string): Promise<void> {
    await this.opened.getByRole("button", { name: "Skip…" }).click();
    await this.question.getByRole("textbox", { name: /^Reason/ }).fill(why);
    await this.question.getByRole("button", { name: /^Skip for good/ }).click();
    await this.question.waitFor({ state: "hidden" });
  }
}
