import type { ClusterMember } from "@/server/accounts/domain/entities/cluster-member";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";

/** The accounts of clusters that two people decide. */
export type ClusterRepository = {
  /** CONFLICT, naming who asked first, where one of them waits in another request. */
  open(members: readonly ClusterMember[]): Promise<Result<null>>;
  find(approvalId: ApprovalId, accountId: AccountId): Promise<ClusterMember | null>;
  /** False, and nothing is written, when its state is no longer the one read. */
  save(before: ClusterMember, after: ClusterMember): Promise<boolean>;
  /** Approved: all of them are to be decided. */
  start(approvalId: ApprovalId): Promise<void>;
  /** Not approved: who is contained is to be let go, the others are done with. Answers how many are contained. */
  end(approvalId: ApprovalId): Promise<number>;
  /** Null while one is still to be decided, and once somebody finished it. */
  finish(approvalId: ApprovalId): Promise<ClusterTally | null>;
  /** Those that are this person's own account or share a browser with it. */
  ownAmong(person: AccountId, accounts: readonly AccountId[]): Promise<readonly AccountId[]>;
  /** Everybody in a request who was not left out. */
  accountsOf(approvalId: ApprovalId): Promise<readonly AccountId[]>;
};

export type ClusterTally = { readonly decided: number; readonly refused: number };
