import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/**
 * Everything kept about one person, as pieces of one JSON text: their own values in clear, nothing of anybody else, no
 * word that is for staff alone. Pages are read as the pieces are asked for, so that no size is too large.
 */
export type OwnDataReader = {
  read(accountId: AccountId, at: Date): AsyncIterable<string>;
};
