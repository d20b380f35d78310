import type { PasswordHasher } from "@/server/accounts/application/ports/outbound/password-hasher-port";
import type { Account } from "@/server/accounts/domain/entities/account";
import { checkPassword } from "@/server/accounts/domain/policies/password-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";

/** A password that somebody chose, hashed outside of every transaction. Whether it suits the person is asked within. */
export type NewPassword = { readonly password: string; readonly hash: PasswordHash };

/** VALIDATION at `password` for what nobody may use, before any hash; UNAVAILABLE when too many wait for one. */
export async function readNewPassword(hasher: PasswordHasher, password: string): Promise<Result<NewPassword>> {
  const isCommon = (text: string) => hasher.isCommon(text);
  const checked = checkPassword({ password, audience: "CUSTOMER", about: [], isCommon });
  if (!checked.ok) return checked;
  const hashed = await hasher.hash(password);
  return hashed.ok ? done({ password, hash: hashed.value }) : hashed;
}

/** Everything about a person that their password must not be made of. */
export const wordsAbout = ({ name, email, phone, buyerProfile, sellerProfile }: Account): readonly string[] =>
  [name, email?.email.address, phone?.phone, buyerProfile?.name, sellerProfile?.storeName].filter(
    (word) => word !== null && word !== undefined,
  );
