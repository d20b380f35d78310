import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** What an import looks up or prepares before its units of work begin. */
export type ImportDirectory = {
  /** Unknown ones are left out. */
  findIdsByExternalId(externalIds: readonly string[]): Promise<ReadonlyMap<string, AccountId>>;
  /** Makes room for facts that were recorded between these moments. */
  openSignalMonths(first: Date, last: Date): Promise<void>;
  /** Brings the lookup up to date for these accounts, ahead of the relay. */
  refreshLookup(accountIds: readonly AccountId[]): Promise<void>;
};
