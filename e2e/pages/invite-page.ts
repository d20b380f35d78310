import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";

/** `/invite` behind a link, and setting up a second factor after it. */
export class InvitePage {
  readonly accept;
  readonly name;
  readonly password;
  readonly dead;

  constructor(private readonly page: Page) {
    this.accept = page.getByRole("button", { name: "Accept the invitation" });
    this.name = page.getByLabel("Full name");
    this.password = page.getByRole("textbox", { name: "Create a password" });
    this.dead = page.getByRole("heading", { name: "This link does not work any more" });
  }

  async join(link: string, password: string): Promise<void> {
    await this.page.goto(link);
    await this.password.fill(password);
    await this.accept.click();
    await this.page.waitForURL("/login/set-up");
  }

  /** An authenticator app, as somebody's phone would be one; ends in the console. */
  async setUpApp(): Promise<void> {
    await this.page.getByRole("link", { name: /authenticator app/ }).click();
    await this.page.getByRole("button", { name: "Show the QR code" }).click();
    const key = await this.page.getByTestId("totp-key").innerText();
    const code = new TOTP({ secret: Secret.fromBase32(key.replace(/\s/g, "")) }).generate();
    await this.page.getByLabel("Code", { exact: true }).fill(code);
    await this.page.getByRole("button", { name: "Continue" }).click();
    await this.page.getByText("Authenticator app added").waitFor();
    const kept = this.page.getByRole("checkbox");
    if (await kept.count()) await kept.first().check();
    await this.page.getByRole("button", { name: "Continue" }).click();
    await this.page.waitForURL("/console/**");
  }
}
