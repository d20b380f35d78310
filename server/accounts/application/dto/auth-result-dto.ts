import type { PendingNeed } from "@/server/accounts/domain/entities/pending-sign-in";
import type { AccountLockedRefusal } from "@/server/accounts/domain/exceptions/account-locked";

/** What a browser is given once somebody is signed in: tokens for its cookies, never for a page. */
export type SignedInDto = {
  readonly accountId: string;
  readonly sessionToken: string;
  readonly expiresAt: Date;
  /** Where this person's work begins. */
  readonly side: "STAFF" | "HOLDER";
};

/** A sign-in that waits for its next proof, as the browser's sealed cookie names it. */
export type PendingSignInDto = {
  readonly id: string;
  readonly needs: PendingNeed;
  /** The code that was sent for it, and where to, masked. */
  readonly sent: { readonly challengeId: string; readonly to: string } | null;
};

/** What comes of a right password (or of the company's word): in, or one more proof. */
export type LoginDto =
  | ({ readonly next: "SIGNED_IN" } & SignedInDto)
  | { readonly next: "PROVE"; readonly pending: PendingSignInDto };

/** The same session under a new token: for the cookie. */
export type RenewedSessionDto = {
  /** Null where another tab's request was given one a moment ago: two would leave the browser with a retired one. */
  readonly sessionToken: string | null;
  readonly expiresAt: Date;
};

/** The holder proved who they are, but the account is on hold: no session, one page that says so. */
export type OnHoldDto = {
  /** Whose hold pass the browser is given. */
  readonly accountId: string;
  readonly state: "LOCKED" | "SUSPENDED" | "DISABLED";
  readonly until: AccountLockedRefusal["until"] | null;
};

/** A code is on its way, or a mail that says why not: which of the two, only the mailbox tells. */
export type ChallengeDto = { readonly challengeId: string };

/** What was proved, and what came of it. */
export type VerifiedDto = { readonly signedIn: SignedInDto | null; readonly onHold: OnHoldDto | null };
