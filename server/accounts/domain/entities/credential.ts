import type { AccountId } from "../value-objects/account-id";
import type { PasswordHash } from "../value-objects/password-hash";

/** The proof that an account's holder knows something. Kept apart from the account: reading one never loads the other. */
export type Credential = {
  readonly accountId: AccountId;
  readonly passwordHash: PasswordHash;
  /** When the holder last chose it; making the hash anew from the same password does not count. */
  readonly lastChangedAt: Date;
};

/** The holder chose a password, for the first time or anew. */
export const choosePassword = (accountId: AccountId, passwordHash: PasswordHash, at: Date): Credential => ({
  accountId,
  passwordHash,
  lastChangedAt: at,
});

/** The same password under stronger parameters: nothing changed for the holder. */
export const strengthenHash = (credential: Credential, passwordHash: PasswordHash): Credential => ({
  ...credential,
  passwordHash,
});
