import { done, type Result } from "../result";
import type { Brand } from "./brand";
import { hasUnseenCharacters, invalid } from "./printable-text";

/** An address that mail can reach: `address` to write to, `key` to compare by. Only `parseEmail` makes one. */
export type Email = Brand<{ readonly address: string; readonly key: string }, "Email">;

const MAX_BYTES = 254;
const MAX_LOCAL_BYTES = 64;
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const WRITTEN_DOMAIN = /^[\p{L}\p{M}\p{N}.\u3002-]+$/u;
const ASCII_DOMAIN =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads one address as typed: trimmed, NFKC, domain in ASCII (punycode), lower case as key. Refuses invisible, bidi and
 * control characters, quoted parts, comments, addresses by IP, domains without a dot, and more than 254 bytes.
 */
export function parseEmail(text: string, field = "email"): Result<Email> {
  const typed = text.trim();
  if (typed === "") return invalid(field, "Enter an email address.");
  if (hasUnseenCharacters(typed)) {
    return invalid(field, "This address contains a character that can't be seen. Type it again.");
  }
  const written = typed.normalize("NFKC");
  const at = written.lastIndexOf("@");
  if (at < 1 || at === written.length - 1) {
    return invalid(field, "Enter an email address with a name, an @ and a domain, like asha@example.com.");
  }
  const local = written.slice(0, at);
  if (!LOCAL_PART.test(local) || byteCount(local) > MAX_LOCAL_BYTES) {
    return invalid(field, "The part before the @ is not one that mail can reach.");
  }
  const domain = asciiDomain(written.slice(at + 1));
  if (domain === null) return invalid(field, "The part after the @ is not a domain, like example.com.");
  const address = `${local}@${domain}`;
  const key = `${local.toLowerCase().normalize("NFKC")}@${domain}`;
  if (byteCount(address) > MAX_BYTES || byteCount(key) > MAX_BYTES) {
    return invalid(field, `Enter an email address of at most ${MAX_BYTES} characters.`);
  }
  return done(trustedEmail({ address, key }));
}

/** For addresses read from the database, where only parsed ones are stored. */
export const emailFrom = (trusted: { readonly address: string; readonly key: string }): Email =>
  trustedEmail({ address: trusted.address, key: trusted.key });

/** The only cast: both parts were made above or read from where they were stored. */
const trustedEmail = (parts: { readonly address: string; readonly key: string }): Email => parts as Email;

/** The domain as DNS asks for it, or null. The web's own URL reader does the UTS 46 mapping. */
function asciiDomain(written: string): string | null {
  if (!WRITTEN_DOMAIN.test(written)) return null;
  const url = `http://${written}/`;
  if (!URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  return hostname.length <= 253 && ASCII_DOMAIN.test(hostname) ? hostname : null;
}

const byteCount = (text: string): number => new TextEncoder().encode(text).length;
