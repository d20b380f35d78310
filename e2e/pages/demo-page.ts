import type { Page } from "@playwright/test";

export type DemoRole =
  | "Analyst"
  | "Lead"
  | "Support"
  | "Auditor"
  | "Admin"
  | "Second lead"
  | "Second admin"
  | "Buyer"
  | "Seller"
  | "Applicant";

/** `/demo`: one button per made-up person. */
export class DemoPage {
  constructor(private readonly page: Page) {}

  /** Signs in as that person and waits until their first page stands. */
  async signInAs(role: DemoRole): Promise<void> {
    await this.page.goto("/demo");
    await this.page.getByRole("button", { name: `Sign in as ${role}` }).click();
    await this.page.waitForURL((url) => url.pathname !== "/demo");
  }
}
