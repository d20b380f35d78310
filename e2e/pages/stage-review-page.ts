import type { Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/sellers/<id>`: one stage of an application, its evidence, its checks and the three answers. */
export class StageReviewPage extends Console {
  readonly heading;
  readonly stages;
  readonly evidence;
  readonly documents;
  readonly viewer;
  readonly compared;
  readonly panel;
  readonly problems;
  readonly ticks;
  readonly approve;
  readonly back;
  readonly reject;
  readonly next;
  readonly dialog;
  readonly preview;

  constructor(page: Page) {
    super(page);
    this.heading = page.getByRole("heading", { level: 1 });
    this.stages = page.getByRole("navigation", { name: "Stages" });
    this.evidence = page.getByRole("region", { name: "Evidence" });
    this.documents = page.getByRole("list", { name: "Documents" });
    this.viewer = this.evidence.getByRole("img");
    this.compared = this.evidence.getByRole("table");
    this.panel = page.getByRole("complementary", { name: "Checks and decision" });
    this.problems = this.panel.getByRole("alert", { name: "There is a problem" });
    this.ticks = this.panel.getByRole("region", { name: "Your checks" }).getByRole("checkbox");
    this.approve = this.panel.getByRole("button", { name: "Approve" });
    this.back = this.panel.getByRole("button", { name: "Return" });
    this.reject = this.panel.getByRole("button", { name: "Reject" });
    this.next = this.panel.getByRole("link", { name: /^(Next:|Back to the list)/ });
    this.dialog = page.getByRole("alertdialog");
    this.preview = this.dialog.getByText(/^Please send it by/).locator("..");
  }

  async openStage(applicationId: string, stage: string): Promise<void> {
    await this.open(`/console/sellers/${applicationId}?stage=${stage.toLowerCase()}`);
    await this.heading.filter({ hasText: stage }).waitFor();
  }
}
