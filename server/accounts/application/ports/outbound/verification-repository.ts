import type { Verification } from "@/server/accounts/domain/entities/verification";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

export type VerificationRepository = {
  /** The newest challenge of the account that is neither used nor expired. */
  findOpen(accountId: AccountId): Promise<Verification | null>;
  countSince(accountId: AccountId, since: Date): Promise<number>;
  insert(verification: Verification): Promise<void>;
  save(verification: Verification): Promise<void>;
};
