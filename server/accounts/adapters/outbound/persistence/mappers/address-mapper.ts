import type { Address } from "@/server/accounts/domain/entities/address";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { addressIdFrom } from "@/server/accounts/domain/value-objects/address-id";

type AddressRow = { readonly [Field in Exclude<keyof Address, "id" | "accountId">]: Address[Field] } & {
  readonly id: string;
  readonly accountId: string;
};

/** Field by field: a column that nobody named here reaches nobody. */
export const toAddress = (row: AddressRow): Address => ({
  id: addressIdFrom(row.id),
  accountId: accountIdFrom(row.accountId),
  recipient: row.recipient,
  line1: row.line1,
  line2: row.line2,
  city: row.city,
  state: row.state,
  postalCode: row.postalCode,
  country: row.country,
  isDefault: row.isDefault,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  version: row.version,
});

export const addressColumns = (address: Address) => ({
  id: address.id,
  accountId: address.accountId,
  recipient: address.recipient,
  line1: address.line1,
  line2: address.line2,
  city: address.city,
  state: address.state,
  postalCode: address.postalCode,
  country: address.country,
  isDefault: address.isDefault,
  createdAt: address.createdAt,
  updatedAt: address.updatedAt,
  version: address.version,
});
