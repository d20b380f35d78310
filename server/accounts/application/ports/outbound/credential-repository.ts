import type { Credential } from "@/server/accounts/domain/entities/credential";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

export type CredentialRepository = {
  find(accountId: AccountId): Promise<Credential | null>;
  save(credential: Credential): Promise<void>;
};
