import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { AppealId } from "@/server/accounts/domain/value-objects/appeal-id";

/** Whose appeal it is, before the unit of work that locks the account. */
export type AppealDirectory = {
  accountOf(id: AppealId): Promise<AccountId | null>;
};
