import type { Page } from "@playwright/test";

/** What every page of the console has: menu, search, messages, and the dot that says whether news arrive. */
export class Console {
  readonly menu;
  readonly messages;
  readonly help;
  readonly palette;
  readonly ended;

  constructor(readonly page: Page) {
    this.menu = page.getByRole("navigation", { name: "Console", exact: true });
    this.messages = page.getByRole("region", { name: "Messages" });
    this.help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    this.palette = page.getByRole("dialog", { name: "Search accounts and commands" });
    this.ended = page.getByRole("alertdialog", { name: "Your session ended" });
  }

  /** Opens a page and waits until it hears of changes, so that nothing that follows goes unheard. */
  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.live();
  }

  async live(): Promise<void> {
    await this.page.getByRole("status", { name: "Updates" }).getByText("Live").waitFor();
  }

  async menuNames(): Promise<string[]> {
    const links = await this.menu.getByRole("listitem").allInnerTexts();
    return links.map((text) => text.replace(/\s*\d.*$/s, ""));
  }
}
