import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";

/** The stored hash of somebody signed in, to ask for their password again; null without a password. */
export type OwnPasswordReader = {
  hashOf(accountId: AccountId): Promise<PasswordHash | null>;
};
