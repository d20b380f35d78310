import type { AccountId } from "../value-objects/account-id";

/** The shared secret of an authenticator app. Unconfirmed until one code of it was right. */
export type TotpFactor = {
  /** Base32, as apps take it. */
  readonly secret: string;
  readonly confirmedAt: Date | null;
};

/** Our side of a WebAuthn credential. */
export type Passkey = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly credentialId: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly signCount: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

/** What an account can prove itself with, beside its password. */
export type HeldFactors = {
  readonly app: boolean;
  readonly passkeys: number;
  readonly recoveryCodes: number;
};

export const hasSecondFactor = ({ app, passkeys }: HeldFactors): boolean => app || passkeys > 0;
