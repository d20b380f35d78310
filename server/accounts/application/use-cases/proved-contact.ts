import type { Account } from "@/server/accounts/domain/entities/account";

/** Where messages to the holder go: a contact that was proved, email first; null when there is none. */
export function provedContact({
  email,
  phone,
}: Account): { readonly channel: "EMAIL" | "SMS"; readonly recipient: string } | null {
  if (email?.verifiedAt) return { channel: "EMAIL", recipient: email.email.address };
  return phone?.verifiedAt ? { channel: "SMS", recipient: phone.phone } : null;
}
