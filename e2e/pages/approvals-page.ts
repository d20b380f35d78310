import type { Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/approvals`: what waits for a second person, and the request that is open. */
export class ApprovalsPage extends Console {
  readonly waiting;
  readonly decided;
  readonly request;
  readonly approve;
  readonly decline;
  readonly evidence;
  readonly dialog;
  readonly title;
  readonly note;
  readonly proof;

  constructor(page: Page) {
    super(page);
    this.waiting = page.getByRole("grid", { name: "Requests that wait" });
    this.decided = page.getByRole("grid", { name: "Requests that were decided" });
    this.request = page.getByRole("complementary", { name: "Request" });
    this.approve = this.request.getByRole("button", { name: "Approve" });
    this.decline = this.request.getByRole("button", { name: "Decline" });
    this.evidence = this.request.getByRole("table").getByRole("row");
    this.dialog = page.getByRole("alertdialog");
    this.title = this.dialog.getByRole("heading", { level: 2 });
    this.note = this.dialog.getByRole("textbox", { name: /^Note/ });
    this.proof = page.getByRole("dialog", { name: "Check it is you" });
  }

  async openRequests(): Promise<void> {
    await this.open("/console/approvals");
    await this.waiting.waitFor();
  }

  /** The row of whoever it is about. */
  rowOf(name: string) {
    return this.waiting.getByRole("row").filter({ hasText: name });
  }
}
