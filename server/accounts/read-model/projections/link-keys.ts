import { oneCustomer } from "@/server/accounts/domain/value-objects/ip-prefix";
import type { LinkKind } from "@/server/accounts/domain/value-objects/link-kind";

/** What an account has that another might have too, in clear: it is hashed before it is kept. */
export type LinkSource = {
  readonly accountId: string;
  readonly phones: readonly string[];
  /** The store's, and those that its applications named. */
  readonly gstNumbers: readonly string[];
  readonly addresses: readonly { readonly line1: string; readonly postalCode: string; readonly country: string }[];
  readonly ips: readonly string[];
};

export type LinkText = { readonly kind: Exclude<LinkKind, "DEVICE" | "INSTRUMENT">; readonly text: string };

/** One text for each thing, however it was written. What is too short to tell one household from another is left out. */
export function linkTexts({ phones, gstNumbers, addresses, ips }: LinkSource): readonly LinkText[] {
  return [
    ...phones.map((text): LinkText => ({ kind: "PHONE", text })),
    ...gstNumbers.map((text): LinkText => ({ kind: "GSTIN", text })),
    ...addresses.flatMap(addressText),
    ...ips.map((ip): LinkText => ({ kind: "IP", text: oneCustomer(ip) })).filter(({ text }) => text !== "unknown"),
  ];
}

const SHORTEST_LINE = 6;

function addressText({ line1, postalCode, country }: LinkSource["addresses"][number]): readonly LinkText[] {
  const line = plain(line1);
  if (line.length < SHORTEST_LINE) return [];
  return [{ kind: "ADDRESS", text: JSON.stringify([country, plain(postalCode), line]) }];
}

/** Letters and digits alone: "Flat 4-B, M.G. Road" and "flat 4b mg road" are one place. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
