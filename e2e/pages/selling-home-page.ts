import { expect, type Page } from "@playwright/test";

/** `/sell/home` and the two forms behind it. */
export class SellingHomePage {
  readonly shop;
  readonly now;
  readonly raises;
  readonly receipt;
  readonly problem;

  constructor(private readonly page: Page) {
    this.shop = page.getByRole("region", { name: "Your shop", exact: true });
    this.now = page.getByRole("region", { name: "What your shop can do now" });
    this.raises = page.getByRole("region", { name: "What raises your limits" });
    this.receipt = page.getByRole("status").first();
    this.problem = page.getByRole("alert", { name: "There is a problem" });
  }

  async open(): Promise<void> {
    await this.page.goto("/sell/home");
    await expect(this.page.getByRole("heading", { level: 1, name: "Selling" })).toBeVisible();
  }

  async rename(storeName: string): Promise<void> {
    await this.page.getByRole("link", { name: "Change store name" }).click();
    await this.page.getByRole("textbox", { name: "Store name" }).fill(storeName);
    await this.page.getByRole("button", { name: "Save" }).click();
  }

  async startNewNumber(): Promise<void> {
    await this.page.getByRole("link", { name: "Change GSTIN" }).click();
    await expect(this.page.getByText("What happens first")).toBeVisible();
  }

  async handIn(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: /^Choose a file ?: GST certificate/ }).click();
    await (await chooser).setFiles(file);
    await expect(this.page.getByRole("list", { name: "GST certificate: files" })).toContainText(file.name);
    await expect(this.page.getByRole("button", { name: /^Remove/ })).toBeVisible();
  }

  async sendNumber({ gstNumber, legalName }: { gstNumber: string; legalName: string }): Promise<void> {
    await this.page.getByRole("textbox", { name: "New GSTIN" }).fill(gstNumber);
    await this.page.getByRole("textbox", { name: "Name it is registered under" }).fill(legalName);
    await this.page.getByRole("button", { name: "Send new GSTIN" }).click();
  }

  get understood() {
    return this.page.getByRole("checkbox", { name: /^I know that nothing new can be listed/ });
  }
}
