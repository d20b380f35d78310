import type { OutputLimit } from "@/server/accounts/domain/entities/output-limit";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** What accounts are held to; at most one limit each, the newest in the place of the one before. */
export type LimitRepository = {
  find(accountId: AccountId): Promise<OutputLimit | null>;
  put(limit: OutputLimit): Promise<void>;
  remove(accountId: AccountId): Promise<void>;
};
