import type { Page } from "@playwright/test";

/** `/account/security/devices/[deviceId]` and what follows "This was not me". */
export class DevicePage {
  readonly heading;
  readonly name;
  readonly save;
  readonly saved;
  readonly notMe;
  readonly signItOut;
  readonly everywhereElse;

  constructor(page: Page) {
    this.heading = page.getByRole("heading", { level: 1 });
    this.name = page.getByRole("textbox", { name: "Your name for it" });
    this.save = page.getByRole("button", { name: "Save name" });
    this.saved = page.getByText("The name is saved.");
    this.notMe = page.getByRole("link", { name: "This was not me" });
    this.signItOut = page.getByRole("button", { name: "Sign it out" });
    this.everywhereElse = page.getByRole("checkbox", { name: "Sign out everywhere else too" });
  }
}
