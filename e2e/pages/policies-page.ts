import type { Page } from "@playwright/test";
import { Console } from "./console";

/** `/console/policies` and the draft's editor. */
export class PoliciesPage extends Console {
  readonly versions;
  readonly newDraft;
  readonly simulate;
  readonly ask;
  readonly yaml;
  readonly results;
  readonly dialog;

  constructor(page: Page) {
    super(page);
    this.versions = page.getByRole("grid", { name: "Versions of the trust policy" });
    this.newDraft = page.getByRole("button", { name: "New draft" });
    this.simulate = page.getByRole("button", { name: /^(Simulate|Run again)$/ }).first();
    this.ask = page.getByRole("button", { name: "Request activation…" });
    this.yaml = page.getByRole("textbox", { name: "Policy as YAML" });
    this.results = page.getByRole("region", { name: "Effect on real accounts" });
    this.dialog = page.getByRole("alertdialog");
  }

  async openVersions(): Promise<void> {
    await this.open("/console/policies");
    await this.versions.waitFor();
  }

  /** A number of the form, by the words that name it: "Coupon abuse, weight". */
  field(name: string) {
    return this.page.getByRole("textbox", { name, exact: true });
  }

  view(name: "Form" | "YAML") {
    return this.page.getByRole("button", { name, exact: true });
  }
}
