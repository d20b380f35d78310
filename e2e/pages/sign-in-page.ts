import type { Page } from "@playwright/test";

/** `/login`: email or mobile number, and the password. */
export class SignInPage {
  readonly identifier;
  readonly password;
  readonly signIn;
  readonly problem;

  constructor(private readonly page: Page) {
    this.identifier = page.getByLabel("Email or mobile number");
    this.password = page.getByRole("textbox", { name: "Password" });
    this.signIn = page.getByRole("button", { name: "Sign in", exact: true });
    this.problem = page.getByRole("alert", { name: "There is a problem" });
  }

  async open(): Promise<void> {
    await this.page.goto("/login");
  }

  /** Sends the form; what comes of it is for the journey to see. */
  async send(identifier: string, password: string): Promise<void> {
    await this.identifier.fill(identifier);
    await this.password.fill(password);
    await this.signIn.click();
  }
}
