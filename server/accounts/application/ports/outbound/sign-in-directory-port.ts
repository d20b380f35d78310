import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { DeviceId } from "@/server/accounts/domain/value-objects/device-id";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import type { ContactKey } from "./account-repository";

/** What the door needs to know of whoever holds a contact, before any proof. It decides nothing by itself. */
export type SignInFacts = {
  readonly accountId: AccountId;
  readonly passwordHash: PasswordHash | null;
  readonly contactVerified: boolean;
  /** Any contact of the account was ever proved. */
  readonly accountVerified: boolean;
  readonly isStaff: boolean;
  /** The account's device with the given cookie: it signed in before, and its owner did not deny it. */
  readonly knownDeviceId: DeviceId | null;
};

/** Reads of the door that need no unit of work: one query each, on the primary database. */
export type SignInDirectory = {
  findByContact(contact: ContactKey, deviceTokenHash: Uint8Array | null): Promise<SignInFacts | null>;
  findIdByExternalId(externalId: string): Promise<AccountId | null>;
};
