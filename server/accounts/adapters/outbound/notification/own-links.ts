import type { EmailWords, MessagePart } from "./message-parts";
import { MessageRefused } from "./message-values";

/** Every link leads to our own address, http or https: a message that leads elsewhere is not made. */
export const withOwnLinks = (words: EmailWords, origin: string): EmailWords => ({
  ...words,
  parts: words.parts.map((part) => ownLink(part, origin)),
});

const ownLink = (part: MessagePart, origin: string): MessagePart =>
  part.kind === "LINK" ? { ...part, href: ownAddress(part.href, origin) } : part;

/** The address as browsers write it, so that nothing in it can end a line or a quotation. */
export function ownAddress(address: string, origin: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isOurs = url !== null && url.origin === new URL(origin).origin && url.username === "" && url.password === "";
  if (!isOurs || !["http:", "https:"].includes(url.protocol)) {
    throw new MessageRefused("The message has a link that does not lead to our own address");
  }
  return url.href;
}
