import type { AccountHitDto, StoreHitDto } from "@/server/accounts/application/dto/lookup-dto";
import { searchable } from "@/server/accounts/application/dto/search-text";

/** The stores among the accounts found whose own name holds the text. */
export const toStoreHits = (accounts: readonly AccountHitDto[], text: string): StoreHitDto[] =>
  accounts.flatMap(({ id, name, storeName }) =>
    storeName !== null && searchable(storeName).includes(text) ? [{ accountId: id, storeName, owner: name }] : [],
  );
