import type { Address } from "@/server/accounts/domain/entities/address";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { AddressId } from "@/server/accounts/domain/value-objects/address-id";

/** One buyer's addresses. They are few, so that they are read together; the account's row orders who changes them. */
export type AddressRepository = {
  list(accountId: AccountId): Promise<readonly Address[]>;
  /** New ones and changed ones. */
  save(addresses: readonly Address[]): Promise<void>;
  remove(accountId: AccountId, id: AddressId): Promise<void>;
};
