import type { PendingNeed, PendingSignIn } from "@/server/accounts/domain/entities/pending-sign-in";

/** Which pending sign-in, as the browser's cookie names it, and which browser asks. */
export type AskedPending = { readonly id: string; readonly deviceTokenHash: Uint8Array };

/** Reads of the second door that need no unit of work. */
export type PendingGuard = {
  /** Counts one try at an open pending sign-in of this browser; null when it is none, used, expired or exhausted. */
  reserveAttempt(asked: AskedPending, maxAttempts: number, at: Date): Promise<PendingSignIn | null>;
  /** The same without counting: for steps that prove nothing. */
  find(asked: AskedPending, maxAttempts: number, at: Date): Promise<PendingSignIn | null>;
};

export type PendingSignInRepository = {
  open(pending: PendingSignIn): Promise<void>;
  /** True for exactly one caller: the sign-in goes on from here and nowhere else. */
  consume(pending: PendingSignIn): Promise<boolean>;
  /** The next step of the same sign-in; false when another was faster. */
  advance(pending: PendingSignIn, needs: PendingNeed): Promise<boolean>;
};
