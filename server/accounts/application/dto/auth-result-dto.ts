import type { AccountLockedRefusal } from "@/server/accounts/domain/exceptions/account-locked";

/** What a browser is given once somebody is signed in: tokens for its cookies, never for a page. */
export type SignedInDto = {
  readonly accountId: string;
  readonly sessionToken: string;
  readonly expiresAt: Date;
  /** Where this person's work begins. */
  readonly side: "STAFF" | "HOLDER";
};

/** The holder proved who they are, but the account is on hold: no session, one page that says so. */
export type OnHoldDto = {
  readonly state: "LOCKED" | "SUSPENDED" | "DISABLED";
  readonly until: AccountLockedRefusal["until"] | null;
};

/** A code is on its way, or a mail that says why not: which of the two, only the mailbox tells. */
export type ChallengeDto = { readonly challengeId: string };

/** What was proved, and what came of it. */
export type VerifiedDto = { readonly signedIn: SignedInDto | null; readonly onHold: OnHoldDto | null };
