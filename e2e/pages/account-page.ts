import type { Page } from "@playwright/test";
import { Console } from "./console";

export type AccountTab =
  | "Overview"
  | "Trust"
  | "Activity"
  | "Sessions & devices"
  | "Buyer"
  | "Seller"
  | "Linked"
  | "Audit";

export type AccountTabAddress =
  | "overview"
  | "trust"
  | "activity"
  | "sessions"
  | "buyer"
  | "seller"
  | "linked"
  | "audit";

/** `/console/accounts/<id>`: one account, its tabs and what can be done with it. */
export class AccountPage extends Console {
  readonly about;
  readonly tabs;
  readonly lock;
  readonly unlock;
  readonly endSessions;
  readonly suspend;
  readonly sessions;

  constructor(page: Page) {
    super(page);
    this.about = page.getByRole("list", { name: "About this account" });
    this.tabs = page.getByRole("tablist", { name: "Account" }).getByRole("tab");
    this.lock = page.getByRole("button", { name: "Lock account", exact: true });
    this.unlock = page.getByRole("button", { name: "Unlock account", exact: true });
    this.suspend = page.getByRole("button", { name: "Suspend account", exact: true });
    this.endSessions = page.getByRole("button", { name: "End sessions", exact: true });
    this.sessions = page.getByRole("table", { name: /^Sessions/ }).getByRole("row");
  }

  async openAccount(accountId: string, tab: AccountTabAddress = "overview") {
    await this.open(`/console/accounts/${accountId}${tab === "overview" ? "" : `?tab=${tab}`}`);
    await this.about.waitFor();
  }

  tab(name: AccountTab) {
    return this.tabs.filter({ hasText: name });
  }
}
