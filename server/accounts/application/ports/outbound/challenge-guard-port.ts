import type { Verification, VerificationPurpose } from "@/server/accounts/domain/entities/verification";

import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** The challenge as the browser names it, and what its code is to prove: one of another purpose is unknown here. */
export type AskedChallenge = { readonly id: string; readonly purpose: VerificationPurpose };

/** Codes are few, so a try is counted before it is compared, and stays counted whatever becomes of it. */
export type ChallengeGuard = {
  /** Counts one attempt at an open challenge and answers it; null when it is unknown, used, expired or exhausted. */
  reserveAttempt(challenge: AskedChallenge, maxAttempts: number, at: Date): Promise<Verification | null>;
  /** A challenge that nobody has used yet, expired or not: what "send again" starts from. */
  findUnused(challenge: AskedChallenge): Promise<Verification | null>;
  /** The newest challenge of the account for this purpose that is neither used nor expired. */
  findWaiting(accountId: AccountId, purpose: VerificationPurpose, at: Date): Promise<Verification | null>;
};
