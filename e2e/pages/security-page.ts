import type { Page } from "@playwright/test";

/** `/account/security`: where the holder is signed in. */
export class SecurityPage {
  readonly places;
  readonly endOthers;
  readonly receipt;
  readonly notMe;
  readonly activity;
  readonly download;

  constructor(private readonly page: Page) {
    const section = page.getByRole("region", { name: "Where you are signed in" });
    this.places = section.getByRole("listitem");
    this.endOthers = section.getByRole("button", { name: "Sign out everywhere else" });
    this.receipt = section.getByRole("status");
    this.notMe = section.getByRole("link", { name: /^This was not me/ });
    const activity = page.getByRole("region", { name: "Recent security activity" });
    this.activity = activity.getByRole("listitem");
    this.download = activity.getByRole("link", { name: "Download the last 90 days" });
  }

  async open(): Promise<void> {
    await this.page.goto("/account/security");
  }

  /** The button that ends every session but this one, in list order. */
  endButton(index: number) {
    return this.places.getByRole("button", { name: /^Sign out / }).nth(index);
  }
}
