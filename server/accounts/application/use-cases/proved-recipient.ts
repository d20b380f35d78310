import type { ContactKey } from "@/server/accounts/application/ports/outbound/account-repository";
import type { Account } from "@/server/accounts/domain/entities/account";

export type Recipient = { readonly channel: "EMAIL" | "SMS"; readonly recipient: string };

/** Where this very contact is written to, as the account has it; null where it was never proved, or is another's. */
export function provedRecipient({ email, phone }: Account, { kind, key }: ContactKey): Recipient | null {
  if (kind === "EMAIL") {
    return email?.verifiedAt && email.email.key === key ? { channel: "EMAIL", recipient: email.email.address } : null;
  }
  return phone?.verifiedAt && String(phone.phone) === key ? { channel: "SMS", recipient: phone.phone } : null;
}

/** Every contact that was proved: whoever took one of them over can't keep the news from the other. */
export const provedRecipients = ({ email, phone }: Pick<Account, "email" | "phone">): readonly Recipient[] => [
  ...(email?.verifiedAt ? [{ channel: "EMAIL", recipient: email.email.address } as const] : []),
  ...(phone?.verifiedAt ? [{ channel: "SMS", recipient: phone.phone } as const] : []),
];
