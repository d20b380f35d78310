import type { Verification } from "@/server/accounts/domain/entities/verification";

/** Codes are few, so a try is counted before it is compared, and stays counted whatever becomes of it. */
export type ChallengeGuard = {
  /** Counts one attempt at an open challenge and answers it; null when it is unknown, used, expired or exhausted. */
  reserveAttempt(challengeId: string, maxAttempts: number, at: Date): Promise<Verification | null>;
  /** A challenge that nobody has used yet, expired or not: what "send again" starts from. */
  findUnused(challengeId: string): Promise<Verification | null>;
};
