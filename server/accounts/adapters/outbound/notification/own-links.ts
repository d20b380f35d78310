import type { DraftPart, DraftWords, EmailWords, MessagePart } from "./message-parts";
import { MessageRefused } from "./message-values";

/** Every link leads to our own address, http or https: a message that leads elsewhere is not made. */
export const withOwnLinks = (words: DraftWords, origin: string): EmailWords => ({
  ...words,
  parts: words.parts.map((part) => ownLink(part, origin)),
});

/** Somebody signed out comes to such a page by the door and back. */
const PAGE_OF_OURS = /^\/(account|console)(\/[a-z-]+)*(\?[a-z]+=[\da-z-]+)?$/u;

function ownLink(part: DraftPart, origin: string): MessagePart {
  if (part.kind === "LINK") return { ...part, href: ownAddress(part.href, origin) };
  if (part.kind !== "PAGE") return part;
  if (!PAGE_OF_OURS.test(part.path)) throw new MessageRefused("The message has a link that leads to no page of ours");
  return { kind: "LINK", label: part.label, href: ownAddress(`${new URL(origin).origin}${part.path}`, origin) };
}

/** The address as browsers write it, so that nothing in it can end a line or a quotation. */
export function ownAddress(address: string, origin: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isOurs = url !== null && url.origin === new URL(origin).origin && url.username === "" && url.password === "";
  if (!isOurs || !["http:", "https:"].includes(url.protocol)) {
    throw new MessageRefused("The message has a link that does not lead to our own address");
  }
  return url.href;
}
