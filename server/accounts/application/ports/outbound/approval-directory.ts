import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";

/** What of a request never changes, so it may be read before any row is locked. */
export type ApprovalDirectory = {
  /** The account a request is about; null where it is about none, and where there is no such request. */
  accountOf(id: ApprovalId): Promise<AccountId | null>;
};
