import { expect, type Locator, type Page } from "@playwright/test";

const CODE = /(?<!\d)\d{6}(?!\d)/;

/** `/dev/mailbox`: what the product would have sent. */
export class MailboxPage {
  constructor(private readonly page: Page) {}

  /** The newest code sent to somebody, whatever else they were told since; looks again until it has come. */
  async codeFor(recipient: string): Promise<string> {
    const message = await this.newest(this.messagesTo(recipient).filter({ hasText: CODE }).first());
    const code = CODE.exec(message)?.[0];
    expect(code, `a code for ${recipient}`).toBeDefined();
    return code ?? "";
  }

  /** The link of the newest message to somebody with this subject; looks again until it has come. */
  async linkFor(recipient: string, subject: string): Promise<string> {
    const message = this.messagesTo(recipient).filter({ hasText: subject }).first();
    await this.newest(message);
    await this.page.goto((await message.getByRole("link").getAttribute("href")) ?? "");
    return (await this.page.getByRole("link", { name: "Open the link" }).getAttribute("href")) ?? "";
  }

  /** What the list says of the newest message to somebody. */
  async newestFor(recipient: string): Promise<string> {
    return await this.newest(this.messagesTo(recipient).first());
  }

  private messagesTo(recipient: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: recipient });
  }

  private async newest(message: Locator): Promise<string> {
    await expect(async () => {
      await this.page.goto("/dev/mailbox");
      await expect(message).toBeVisible({ timeout: 500 });
    }).toPass();
    return await message.innerText();
  }
}
