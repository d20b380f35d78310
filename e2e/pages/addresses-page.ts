import type { Page } from "@playwright/test";

export type TypedAddress = {
  readonly recipient: string;
  readonly line1: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
};

/** `/account/addresses` and the form behind it. */
export class AddressesPage {
  readonly cards;
  readonly add;
  readonly save;
  readonly undo;
  readonly problem;

  constructor(private readonly page: Page) {
    this.cards = page
      .getByRole("list", { name: "Your addresses" })
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading") });
    this.add = page.getByRole("link", { name: "Add an address" });
    this.save = page.getByRole("button", { name: "Save address" });
    this.undo = page.getByRole("button", { name: /^Undo/ });
    this.problem = page.getByRole("alert", { name: "There is a problem" });
  }

  async open(): Promise<void> {
    await this.page.goto("/account/addresses");
  }

  /** Types an address into the form that is open, and sends it. */
  async fill({ recipient, line1, city, state, postalCode }: TypedAddress): Promise<void> {
    await this.page.getByLabel("Full name").fill(recipient);
    await this.page.getByLabel("Flat, house number, building").fill(line1);
    await this.page.getByLabel("Town or city").fill(city);
    await this.page.getByLabel("State").fill(state);
    await this.page.getByLabel("PIN or postal code").fill(postalCode);
    await this.save.click();
  }

  card(line: string) {
    return this.cards.filter({ hasText: line });
  }
}
