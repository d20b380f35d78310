import type { ApprovalRequest, PendingApproval } from "@/server/accounts/domain/entities/approval-request";
import type { ApprovalAction } from "@/server/accounts/domain/policies/approval-policy";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";

export type ApprovalRepository = {
  newId(): ApprovalId;
  /** Did one browser sign in to both accounts? A demo sign-in proves nothing about who somebody is. */
  areLinked(one: AccountId, other: AccountId): Promise<boolean>;
  find(id: ApprovalId): Promise<ApprovalRequest | null>;
  /** The one request of this kind about this account that waits; its time may be over already. */
  findPending(action: ApprovalAction, accountId: AccountId): Promise<PendingApproval | null>;
  /** The note is for staff, and stored sealed. */
  insert(request: PendingApproval, note: string): Promise<void>;
  /** CONFLICT, naming who was first, when the stored version is not the one read. The answer is stored sealed. */
  save(before: ApprovalRequest, after: ApprovalRequest, answer?: string): Promise<Result<ApprovalRequest>>;
};
