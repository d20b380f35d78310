import type { AccountId } from "../value-objects/account-id";
import type { AddressId } from "../value-objects/address-id";

/** Where a buyer's parcels go. An aggregate of its own: an account is never loaded for it. */
export type Address = PostalAddress & {
  readonly id: AddressId;
  readonly accountId: AccountId;
  readonly isDefault: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
};

export type PostalAddress = {
  readonly recipient: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  /** ISO 3166, two letters. */
  readonly country: string;
};
