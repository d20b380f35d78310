import type { ClusterMemberState, FrozenMember } from "@/server/accounts/domain/entities/cluster-member";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";

/** A cluster as it stands, the nearest first: the account from which it is followed is the first. */
export type LinkedCluster = {
  readonly members: readonly (FrozenMember & { readonly accountId: AccountId })[];
  /** There is more of it, which was not followed. */
  readonly isCut: boolean;
};

export type DueMember = {
  readonly approvalId: ApprovalId;
  readonly accountId: AccountId;
  readonly state: Extract<ClusterMemberState, "TO_CONTAIN" | "TO_DECIDE" | "TO_LIFT">;
  readonly askedBy: AccountId;
};

/** What is read of clusters before any row is locked. */
export type ClusterDirectory = {
  /** Null where there is no such account. */
  clusterOf(start: AccountId): Promise<LinkedCluster | null>;
  /** Whom the worker has to contain (asked before `containBefore`), decide or let go, the longest due first. */
  due(containBefore: Date, limit: number): Promise<readonly DueMember[]>;
  /** Runs without anybody left to decide. */
  unfinished(): Promise<readonly ApprovalId[]>;
  /** What whoever asked wrote; null where it can't be read any more. */
  noteOf(approvalId: ApprovalId): Promise<string | null>;
};
