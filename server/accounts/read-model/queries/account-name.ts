import type { AccountNameDto } from "@/server/accounts/application/dto/account-dto";
import { maskEmail, maskPhone } from "@/server/accounts/application/dto/masking";

/** What is known that could name an account. */
export type NameColumns = {
  readonly id: string;
  readonly name: string | null;
  readonly store_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly external_id: string | null;
};

/** The columns of `NameColumns`, for a statement that calls the account `a`. */
export const nameColumns = `a.id, coalesce(a.name, b.name) AS name, s.store_name, e.value AS email, p.value AS phone, a.external_id`;

/** The joins behind `nameColumns`; each finds at most one row by its key. */
export const nameJoins = `
  LEFT JOIN buyer_profile b ON b.account_id = a.id
  LEFT JOIN seller_profile s ON s.account_id = a.id
  LEFT JOIN account_contact e ON e.account_id = a.id AND e.kind = 'EMAIL'
  LEFT JOIN account_contact p ON p.account_id = a.id AND p.kind = 'PHONE'`;

/** A person's name, else the store's, else a masked contact, else the id the account came with. */
export function accountName(row: NameColumns): AccountNameDto {
  if (row.name !== null) return { kind: "PERSON", text: row.name };
  if (row.store_name !== null) return { kind: "STORE", text: row.store_name };
  if (row.email !== null) return { kind: "CONTACT", text: maskEmail(row.email) };
  if (row.phone !== null) return { kind: "CONTACT", text: maskPhone(row.phone) };
  if (row.external_id !== null) return { kind: "EXTERNAL_ID", text: row.external_id };
  return { kind: "ACCOUNT_ID", text: row.id };
}
