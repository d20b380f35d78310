import type { Verification, VerificationPurpose } from "@/server/accounts/domain/entities/verification";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

export type VerificationRepository = {
  /** The newest challenge of the account for this purpose that is neither used nor expired. */
  findOpen(accountId: AccountId, purpose: VerificationPurpose): Promise<Verification | null>;
  countSince(accountId: AccountId, purpose: VerificationPurpose, since: Date): Promise<number>;
  /** Codes sent by text message since then: to all numbers, and to those that begin like this. */
  countTextsSince(since: Date, beginning: string): Promise<{ readonly all: number; readonly inRange: number }>;
  insert(verification: Verification): Promise<void>;
  save(verification: Verification): Promise<void>;
};
