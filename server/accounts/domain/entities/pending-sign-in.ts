import type { AccountId } from "../value-objects/account-id";
import type { SignInMethod } from "./session";

/**
 * What a sign-in still needs: the second factor; for staff without one, to set one up (ENROL) and then to carry on
 * (ENROLLED); for somebody without one who comes in an unusual way, a code that was sent.
 */
export const PENDING_NEEDS = ["SECOND_FACTOR", "ENROL", "ENROLLED", "CODE"] as const;

export type PendingNeed = (typeof PENDING_NEEDS)[number];

export const isPendingNeed = (text: string): text is PendingNeed => PENDING_NEEDS.some((need) => need === text);

/** A sign-in whose first proof held. It is worth something in the browser it began in, for minutes, and once. */
export type PendingSignIn = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly deviceTokenHash: Uint8Array;
  readonly method: SignInMethod;
  readonly needs: PendingNeed;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};
