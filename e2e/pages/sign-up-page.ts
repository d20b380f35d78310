import type { Page } from "@playwright/test";
import type { Customer } from "../fixtures/people";

/** `/signup`: email or mobile number, name, password. */
export class SignUpPage {
  readonly byMobile;
  readonly email;
  readonly phone;
  readonly fullName;
  readonly password;
  readonly create;

  constructor(private readonly page: Page) {
    this.byMobile = page.getByRole("radio", { name: "Mobile" });
    this.email = page.getByLabel("Email address");
    this.phone = page.getByLabel("Mobile number");
    this.fullName = page.getByLabel("Full name");
    this.password = page.getByLabel("Create a password");
    this.create = page.getByRole("button", { name: "Create account" });
  }

  async open(): Promise<void> {
    await this.page.goto("/signup");
  }

  async askByEmail({ email, name, password }: Customer): Promise<void> {
    await this.email.fill(email);
    await this.sendWith(name, password);
  }

  async askByPhone({ phone, name, password }: Customer): Promise<void> {
    await this.byMobile.check();
    await this.phone.fill(phone);
    await this.sendWith(name, password);
  }

  private async sendWith(name: string, password: string): Promise<void> {
    await this.fullName.fill(name);
    await this.password.fill(password);
    await this.create.click();
    await this.page.waitForURL("/verify");
  }
}
