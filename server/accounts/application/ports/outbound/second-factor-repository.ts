import type { HeldFactors, Passkey, TotpFactor } from "@/server/accounts/domain/entities/second-factor";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** Second factors within a unit of work. Every "use" is one statement that says whether this caller was the one. */
export type SecondFactorRepository = {
  held(accountId: AccountId): Promise<HeldFactors>;
  findTotp(accountId: AccountId): Promise<TotpFactor | null>;
  /** Takes the place of one that was never confirmed; false where a confirmed one stands. */
  beginTotp(accountId: AccountId, secret: string): Promise<boolean>;
  confirmTotp(accountId: AccountId, step: number): Promise<boolean>;
  /** False when this step, or a later one, was accepted before. */
  acceptStep(accountId: AccountId, step: number): Promise<boolean>;
  removeTotp(accountId: AccountId): Promise<boolean>;
  /** These and no others are good from now on; none at all for an empty list. */
  replaceRecoveryCodes(accountId: AccountId, hashes: readonly Uint8Array[]): Promise<void>;
  useRecoveryCode(accountId: AccountId, hash: Uint8Array): Promise<boolean>;
  listPasskeys(accountId: AccountId): Promise<readonly Passkey[]>;
  /** False when a credential of that id is known already. */
  addPasskey(passkey: Passkey): Promise<boolean>;
  removePasskey(accountId: AccountId, id: string): Promise<Passkey | null>;
  /** False when its counter did not move on: somebody has a copy. */
  usePasskey(accountId: AccountId, id: string, signCount: number): Promise<boolean>;
};
