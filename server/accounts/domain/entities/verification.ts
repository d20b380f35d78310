import type { AccountId } from "../value-objects/account-id";
import type { PasswordHash } from "../value-objects/password-hash";
import type { PersonName } from "../value-objects/person-name";

/** One code sent to one contact. Whoever presents it owns the contact, and what waits here becomes theirs. */
export type Verification = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly contact: { readonly kind: "EMAIL" | "PHONE"; readonly key: string };
  /** The code itself is nowhere but in the message. */
  readonly codeHash: Uint8Array;
  /** A sign-up's password waits until the contact is proved, so that nobody plants one for somebody else. */
  readonly pendingPasswordHash: PasswordHash | null;
  readonly pendingName: PersonName | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly consumedAt: Date | null;
};
