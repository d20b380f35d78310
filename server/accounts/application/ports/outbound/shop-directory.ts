import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** What a batch of events looks up before its unit of work begins. */
export type ShopDirectory = {
  /** By our id or `ext:` and the id of another system; unknown ones are left out. */
  findAccounts(refs: readonly string[]): Promise<ReadonlyMap<string, AccountId>>;
  /** By the thing, the accounts on it; of a thing with more than `perThing` none. */
  accountsOn(things: readonly string[], perThing: number): Promise<ReadonlyMap<string, readonly AccountId[]>>;
};
