import type { Result } from "../result";
import type { Brand } from "./brand";
import { parseUuid, trustedUuid } from "./uuid";

/** Names one person or business for ever, whatever they do. */
export type AccountId = Brand<string, "AccountId">;

export const parseAccountId = (text: string): Result<AccountId> => parseUuid<"AccountId">(text, "accountId");

/** For ids read from the database or made by the id source. */
export const accountIdFrom = (trusted: string): AccountId => trustedUuid<"AccountId">(trusted);
