import type { AccountClosing } from "@/server/accounts/domain/entities/account-closing";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";

/** Wishes to close an account, at most one each. */
export type ClosingRepository = {
  find(accountId: AccountId): Promise<AccountClosing | null>;
  insert(closing: AccountClosing): Promise<void>;
  remove(accountId: AccountId): Promise<void>;
};
