import type { Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/review`: the queue, and the open case with its decision. */
export class ReviewPage extends Console {
  readonly list;
  readonly case;
  readonly decision;
  readonly clear;
  readonly verify;
  readonly limit;
  readonly suspend;
  readonly lock;
  readonly form;
  readonly reasons;
  readonly note;

  constructor(page: Page) {
    super(page);
    this.list = page.getByRole("grid", { name: "Review cases" });
    this.case = page.getByRole("region", { name: /^Case: / });
    this.decision = page.getByRole("region", { name: "Decision" });
    this.clear = this.decision.getByRole("button", { name: "Clear", exact: true });
    this.verify = this.decision.getByRole("button", { name: "Verify", exact: true });
    this.limit = this.decision.getByRole("button", { name: "Limit", exact: true });
    this.suspend = this.decision.getByRole("button", { name: "Suspend", exact: true });
    this.lock = this.decision.getByRole("button", { name: "Lock", exact: true });
    this.form = page.getByRole("form", { name: "Clear flag" });
    this.reasons = this.form.getByRole("listbox", { name: "Reason" });
    this.note = this.form.getByRole("textbox", { name: "Note" });
  }

  async openQueue(): Promise<void> {
    await this.open("/console/review");
    await this.case.waitFor();
  }

  /** Opens one case within the queue. */
  async openCase(caseId: string, name: string): Promise<void> {
    await this.open(`/console/review?sel=${caseId}`);
    await this.caseOf(name).waitFor();
  }

  caseOf(name: string) {
    return this.case.and(this.case.page().getByRole("region", { name: `Case: ${name}`, exact: true }));
  }

  rowOf(name: string) {
    return this.list.getByRole("row").filter({ hasText: name });
  }
}
