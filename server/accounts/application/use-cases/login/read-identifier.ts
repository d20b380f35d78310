import type { ContactKey } from "@/server/accounts/application/ports/outbound/account-repository";
import { done, type Result } from "@/server/accounts/domain/result";
import { type Email, parseEmail } from "@/server/accounts/domain/value-objects/email";
import { type Phone, parsePhone } from "@/server/accounts/domain/value-objects/phone";

export type Identifier =
  | { readonly kind: "EMAIL"; readonly email: Email }
  | { readonly kind: "PHONE"; readonly phone: Phone };

/** An email when it has an @ of any width, else a mobile number. Refuses VALIDATION, naming `field`. */
export function readIdentifier(text: string, defaultRegion: string, field: string): Result<Identifier> {
  if (text.normalize("NFKC").includes("@") || /\p{L}/u.test(text)) {
    const email = parseEmail(text, field);
    return email.ok ? done({ kind: "EMAIL", email: email.value }) : email;
  }
  const phone = parsePhone(text, defaultRegion, field);
  return phone.ok ? done({ kind: "PHONE", phone: phone.value }) : phone;
}

/** What the identifier is compared by. */
export const keyOf = (identifier: Identifier): ContactKey =>
  identifier.kind === "EMAIL" ? { kind: "EMAIL", key: identifier.email.key } : { kind: "PHONE", key: identifier.phone };
