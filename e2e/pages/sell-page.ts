import type { Page } from "@playwright/test";

/** The pages under `/sell`: tasks, one thing a page, the answers, and where it stands. */
export class SellPage {
  readonly tasks;
  readonly goOn;
  readonly later;
  readonly chooseFile;
  readonly send;
  readonly saved;
  readonly problem;
  readonly taken;
  readonly keepOwn;

  constructor(private readonly page: Page) {
    this.tasks = page.getByRole("main").getByRole("listitem");
    this.goOn = page.getByRole("button", { name: "Save and continue" });
    this.later = page.getByRole("button", { name: "Save and come back later" });
    this.chooseFile = page.getByRole("button", { name: /^Choose a file/ });
    this.send = page.getByRole("button", { name: "Send this task" });
    this.saved = page.getByRole("status").filter({ hasText: /Saved \d\d:\d\d/ });
    this.taken = page.getByRole("alert").filter({ hasText: "changed in another window" });
    this.keepOwn = this.taken.getByRole("button", { name: "Keep what stands here" });
    this.problem = page.getByRole("alert", { name: "There is a problem" });
  }

  /** Types into a field and leaves it, which keeps it. */
  async answer(label: string, typed: string): Promise<void> {
    await this.field(label).fill(typed);
    await this.field(label).blur();
  }

  async open(): Promise<void> {
    await this.page.goto("/sell");
  }

  task(name: string) {
    return this.tasks.filter({ hasText: name });
  }

  field(label: string) {
    return this.page.getByRole("main").getByLabel(label, { exact: true });
  }
}
