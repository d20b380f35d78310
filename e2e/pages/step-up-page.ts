import type { Page } from "@playwright/test";

/** `/login/step-up`: the second proof of a sign-in. */
export class StepUpPage {
  readonly heading;
  readonly code;
  readonly carryOn;
  readonly problem;
  readonly useRecoveryCode;
  readonly usePasskey;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1, name: "Check it is you" });
    this.code = page.getByLabel("Code", { exact: true });
    this.carryOn = page.getByRole("button", { name: "Continue" });
    this.problem = page.getByRole("alert", { name: "There is a problem" });
    this.useRecoveryCode = page.getByRole("link", { name: "Use a recovery code" });
    this.usePasskey = page.getByRole("button", { name: "Use a passkey" });
  }

  async arrive(): Promise<void> {
    await this.page.waitForURL("/login/step-up**");
  }

  async enter(code: string): Promise<void> {
    await this.code.fill(code);
    await this.carryOn.click();
  }
}
