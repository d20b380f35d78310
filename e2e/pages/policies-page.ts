import type { Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/policies` and the draft's editor. */
export class PoliciesPage extends Console {
  readonly versions;
  readonly newDraft;
  readonly compare;
  readonly simulate;
  readonly ask;
  readonly yaml;
  readonly results;
  readonly dialog;
  readonly saved;
  readonly taken;
  readonly putTogether;

  constructor(page: Page) {
    super(page);
    this.versions = page.getByRole("grid", { name: "Versions of the trust policy" });
    this.newDraft = page.getByRole("button", { name: "New draft" });
    this.compare = page.getByRole("button", { name: "Compare", exact: true });
    this.simulate = page.getByRole("button", { name: /^(Simulate|Run again)$/ }).first();
    this.ask = page.getByRole("button", { name: "Request activation…" });
    this.yaml = page.getByRole("textbox", { name: "Policy as YAML" });
    this.results = page.getByRole("region", { name: "Effect on real accounts" });
    this.dialog = page.getByRole("alertdialog");
    this.saved = page.getByText(/, saved$/);
    this.taken = page.getByRole("alert").filter({ hasText: "Somebody else changed this draft" });
    this.putTogether = this.taken.getByRole("button", { name: "Put together" });
  }

  async openVersions(): Promise<void> {
    await this.open("/console/policies");
    await this.versions.waitFor();
  }

  async openDraft(): Promise<void> {
    await this.open("/console/policies/trust/draft");
    await this.field("Refunds, weight").waitFor();
  }

  /** One side of a value that two people changed: "yours: 1.4". */
  side(name: RegExp) {
    return this.taken.getByRole("radio", { name });
  }

  async discard(): Promise<void> {
    await this.compare.press("Enter");
    await this.page.getByRole("menuitem", { name: "All that differs" }).click();
    await this.discardVersion();
  }

  /** From the page of a version that is not in force. */
  async discardVersion(): Promise<void> {
    await this.page.getByRole("button", { name: "Discard…" }).click();
    await this.dialog.getByRole("button", { name: /^Discard v/ }).click();
    await this.dialog.waitFor({ state: "detached" });
  }

  /** A number of the form, by the words that name it: "Coupon abuse, weight". */
  field(name: string) {
    return this.page.getByRole("textbox", { name, exact: true });
  }

  /** One stretch of a ramp, by its words: "10 % for 24 h". */
  stage(words: string) {
    return this.page.getByRole("listitem").filter({ hasText: words });
  }

  view(name: "Form" | "YAML") {
    return this.page.getByRole("button", { name, exact: true });
  }
}
