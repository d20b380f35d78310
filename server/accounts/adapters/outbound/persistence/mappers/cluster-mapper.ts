import {
  type ClusterMember,
  type FrozenMember,
  isClusterMemberState,
  type LinkedDecision,
} from "@/server/accounts/domain/entities/cluster-member";
import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import type { ClusterMemberModel } from "../generated/models/ClusterMember";
import { stored } from "../stored-value";

export const toClusterMember = (row: ClusterMemberModel): ClusterMember => ({
  approvalId: approvalIdFrom(row.approvalId),
  accountId: accountIdFrom(row.accountId),
  place: row.place,
  decision: toLinkedDecision(row.decision),
  asked: toFrozenMember(row.asked),
  state: stored(row.state, isClusterMemberState, "cluster_member.state"),
  containedSince: row.containedSince,
  refusalCode: toCode(row.refusalCode),
  because: row.because,
  auditEntryId: row.auditEntryId,
});

/** Written from that very type, and the database lets nobody change it. */
export const toLinkedDecision = (json: unknown): LinkedDecision | null => json as LinkedDecision | null;

/** Likewise. */
export const toFrozenMember = (json: unknown): FrozenMember => json as FrozenMember;

/** Only a refusal's own code is ever stored. */
const toCode = (text: string | null): RefusalCode | null => text as RefusalCode | null;
