import { expect, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";

const STEP_MS = 30_000;

/** An authenticator app of the journey's own: codes as they would stand on its screen. */
export class AppOfTheirs {
  private readonly totp: TOTP;

  constructor(key: string) {
    this.totp = new TOTP({ secret: Secret.fromBase32(key.replace(/\s/g, "")) });
  }

  /** `stepsAhead`: each step's code is good once, and the next one's already before its time. */
  code(stepsAhead = 0): string {
    return this.totp.generate({ timestamp: Date.now() + stepsAhead * STEP_MS });
  }
}

/** `/account/security/app` and `/login/set-up?use=app`: an authenticator app, from its key to its recovery codes. */
export class TwoStepPage {
  readonly show;
  readonly key;
  readonly code;
  readonly carryOn;
  readonly problem;
  readonly codes;

  constructor(private readonly page: Page) {
    this.show = page.getByRole("button", { name: "Show the QR code" });
    this.key = page.getByTestId("totp-key");
    this.code = page.getByLabel("Code", { exact: true });
    this.carryOn = page.getByRole("button", { name: "Continue" });
    this.problem = page.getByRole("alert", { name: "There is a problem" });
    this.codes = page.getByRole("region", { name: "Keep your recovery codes" }).getByRole("listitem");
  }

  async open(): Promise<void> {
    await this.page.goto("/account/security/app");
  }

  /** Reads the key, proves one code of it, and keeps what is shown once. */
  async setUp(): Promise<{ readonly app: AppOfTheirs; readonly codes: readonly string[] }> {
    await this.show.click();
    await expect(this.page.getByRole("img", { name: /QR code/ })).toBeVisible();
    const app = new AppOfTheirs(await this.key.innerText());
    await this.code.fill(app.code());
    await this.carryOn.click();
    await expect(this.codes).toHaveCount(10);
    return { app, codes: await this.codes.allInnerTexts() };
  }
}
