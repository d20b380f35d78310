import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { CaseId } from "@/server/accounts/domain/value-objects/case-id";

/** Whose case it is. That never changes, so it may be read before the account's row is locked. */
export type CaseDirectory = { accountOf(caseId: CaseId): Promise<AccountId | null> };
