import type { Page } from "@playwright/test";

/** `/hold`: all that the holder of an account on hold has. */
export class HoldPage {
  readonly heading;
  readonly why;
  readonly appealText;
  readonly sendAppeal;
  readonly appealState;
  readonly fullStatement;
  readonly download;
  readonly signOut;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1 });
    this.why = page.getByRole("region", { name: "Why" });
    this.appealText = this.why.getByRole("textbox", { name: "Appeal this decision" });
    this.sendAppeal = this.why.getByRole("button", { name: "Send appeal" });
    this.appealState = this.why.getByRole("status");
    this.fullStatement = this.why.getByText("Read the full statement of reasons");
    this.download = page.getByRole("button", { name: "Download your data" });
    this.signOut = page.getByRole("button", { name: "Sign out" });
  }

  async open(): Promise<void> {
    await this.page.goto("/hold");
  }
}
