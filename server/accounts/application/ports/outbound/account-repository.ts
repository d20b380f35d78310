import type { Account } from "@/server/accounts/domain/entities/account";
import type { Refused, Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

export type ContactKey = { readonly kind: "EMAIL" | "PHONE"; readonly key: string };

export type AccountRepository = {
  find(id: AccountId): Promise<Account | null>;
  /** Never loads more accounts than named; unknown ids are left out. */
  findMany(ids: readonly AccountId[]): Promise<readonly Account[]>;
  findIdByContact(contact: ContactKey): Promise<AccountId | null>;
  findIdByExternalId(externalId: string): Promise<AccountId | null>;
  /** ALREADY_EXISTS when a contact, external id or live GSTIN is taken; nothing is written then. */
  insert(account: Account): Promise<Result<Account>>;
  /**
   * For imports: a few statements for all of them. An account of which the external id, a contact or the live GSTIN is
   * taken is left out whole; answers the ids that were inserted.
   */
  insertMany(accounts: readonly Account[]): Promise<readonly AccountId[]>;
  /** Writes what changed where the version read is still the stored one, else CONFLICT. Returns the stored account. */
  save(before: Account, after: Account): Promise<Result<Account>>;
  /** Removes an account that was never verified, so that its contact is free again. */
  release(id: AccountId): Promise<Refused | null>;
};
