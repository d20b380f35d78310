import type { AccountId } from "../value-objects/account-id";
import type { PasswordHash } from "../value-objects/password-hash";
import type { PersonName } from "../value-objects/person-name";

/** What a code is asked for. It proves that and nothing else: a sign-up's code opens no session of somebody else. */
export const VERIFICATION_PURPOSES = ["SIGN_UP", "CHANGE_CONTACT", "SIGN_IN", "STEP_UP", "UNLOCK"] as const;

export type VerificationPurpose = (typeof VERIFICATION_PURPOSES)[number];

export const isVerificationPurpose = (text: string): text is VerificationPurpose =>
  VERIFICATION_PURPOSES.some((purpose) => purpose === text);

/** One code sent to one contact. Whoever presents it owns the contact, and what waits here becomes theirs. */
export type Verification = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly purpose: VerificationPurpose;
  readonly contact: { readonly kind: "EMAIL" | "PHONE"; readonly key: string };
  /** The code itself is nowhere but in the message. */
  readonly codeHash: Uint8Array;
  /** A sign-up's password waits until the contact is proved, so that nobody plants one for somebody else. */
  readonly pendingPasswordHash: PasswordHash | null;
  readonly pendingName: PersonName | null;
  /** The contact as it was typed, where the code is to make it the account's own. */
  readonly pendingValue: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly consumedAt: Date | null;
};
