import type { Account, EmailContact, PhoneContact } from "../entities/account";
import { type Refused, refuse } from "../result";
import type { Email } from "../value-objects/email";
import type { Phone } from "../value-objects/phone";
import { invalid } from "../value-objects/printable-text";
import { type AccountDecision, changed, refusalToAct, unchanged } from "./account-decision";

/** The contact a code was sent to, by its canonical key: an email's key, or the phone itself. */
export type ProvedContact = { readonly kind: "EMAIL" | "PHONE"; readonly key: string };

export const emailContact = (email: Email, verifiedAt: Date | null): EmailContact => ({
  kind: "EMAIL",
  email,
  verifiedAt,
});

export const phoneContact = (phone: Phone, verifiedAt: Date | null): PhoneContact => ({
  kind: "PHONE",
  phone,
  verifiedAt,
});

/**
 * The holder presented the code sent to `contact`. Allowed under a lock or a suspension, which it does not touch.
 * Refuses on a DISABLED account, and CONFLICT when the contact was changed after the code was sent.
 */
export function verifyContact(
  account: Account,
  { contact, at }: { readonly contact: ProvedContact; readonly at: Date },
): AccountDecision {
  if (account.status === "DISABLED") return refuse({ code: "ACCOUNT_DISABLED" });
  const { email, phone } = account;
  const event = { type: "AccountVerified", accountId: account.id, occurredAt: at, contact: contact.kind } as const;
  if (contact.kind === "EMAIL" && email?.email.key === contact.key) {
    return email.verifiedAt
      ? unchanged(account)
      : changed({ ...account, email: { ...email, verifiedAt: at } }, at, [event]);
  }
  if (contact.kind === "PHONE" && phone && String(phone.phone) === contact.key) {
    return phone.verifiedAt
      ? unchanged(account)
      : changed({ ...account, phone: { ...phone, verifiedAt: at } }, at, [event]);
  }
  return refuse({ code: "CONFLICT", what: "contact" });
}

/** Another email is unverified until its own code comes back. The same one (by key) changes nothing. */
export function changeEmail(account: Account, { email, at }: { email: Email; at: Date }): AccountDecision {
  const refused = refusalToAct(account, at, "ACCOUNT");
  if (refused) return refused;
  if (account.email?.email.key === email.key) return unchanged(account);
  return withContacts(account, { email: emailContact(email, null), phone: account.phone }, "email", at);
}

/** Another phone is unverified until its own code comes back. The same one changes nothing. */
export function changePhone(account: Account, { phone, at }: { phone: Phone; at: Date }): AccountDecision {
  const refused = refusalToAct(account, at, "ACCOUNT");
  if (refused) return refused;
  if (account.phone?.phone === phone) return unchanged(account);
  return withContacts(account, { email: account.email, phone: phoneContact(phone, null) }, "phone", at);
}

/** Refuses the last contact, and the last verified one: nobody could sign in any more. */
export function removeContact(
  account: Account,
  { kind, at }: { readonly kind: "EMAIL" | "PHONE"; readonly at: Date },
): AccountDecision {
  const refused = refusalToAct(account, at, "ACCOUNT");
  if (refused) return refused;
  const [leaving, staying] = kind === "EMAIL" ? [account.email, account.phone] : [account.phone, account.email];
  if (!leaving) return unchanged(account);
  const blocked = refusalToRemove(kind, leaving, staying);
  if (blocked) return blocked;
  return kind === "EMAIL"
    ? withContacts(account, { email: null, phone: account.phone }, "email", at)
    : withContacts(account, { email: account.email, phone: null }, "phone", at);
}

/**
 * A contact that nobody proved blocks nobody: whoever another system signs up with it gets it. The account keeps what
 * it is, with the placeholder where this was its only one. CONFLICT for a proved contact, and without an external id.
 */
export function yieldContact(
  account: Account,
  { kind, at }: { readonly kind: "EMAIL" | "PHONE"; readonly at: Date },
): AccountDecision {
  const leaving = kind === "EMAIL" ? account.email : account.phone;
  if (!leaving) return unchanged(account);
  if (leaving.verifiedAt || account.externalId === null) return refuse({ code: "CONFLICT", what: "contact" });
  const email = kind === "EMAIL" ? null : account.email;
  const phone = kind === "PHONE" ? null : account.phone;
  const address = `${account.externalId}@import.invalid`;
  const placeholder = email || phone ? null : ({ kind: "PLACEHOLDER", address } as const);
  return changed({ ...account, email, phone, placeholder }, at, [
    {
      type: "AccountDetailsChanged",
      accountId: account.id,
      occurredAt: at,
      changed: [kind === "EMAIL" ? "email" : "phone"],
    },
  ]);
}

type RealContact = EmailContact | PhoneContact;

function refusalToRemove(kind: "EMAIL" | "PHONE", leaving: RealContact, staying: RealContact | null): Refused | null {
  const field = kind === "EMAIL" ? "email" : "phone";
  if (!staying) return invalid(field, "This is the only contact. Add another one first.");
  if (leaving.verifiedAt && !staying.verifiedAt) {
    return invalid(field, "This is the only confirmed contact. Confirm the other one first.");
  }
  return null;
}

function withContacts(
  account: Account,
  contacts: { readonly email: EmailContact | null; readonly phone: PhoneContact | null },
  what: "email" | "phone",
  at: Date,
): AccountDecision {
  return changed({ ...account, ...contacts, placeholder: null }, at, [
    { type: "AccountDetailsChanged", accountId: account.id, occurredAt: at, changed: [what] },
  ]);
}
