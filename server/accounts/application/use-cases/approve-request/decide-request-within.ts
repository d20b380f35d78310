import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { decideApproval } from "@/server/accounts/domain/aggregates/approval-aggregate";
import type { AnsweredApproval, ApprovalRequest } from "@/server/accounts/domain/entities/approval-request";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { ApprovalId } from "@/server/accounts/domain/value-objects/approval-id";

export type DecidedRequest = { readonly before: ApprovalRequest; readonly decided: AnsweredApproval };

/** Finds a request and decides it as this person; storing the outcome is the caller's, with what follows from it. */
export async function decideRequestWithin(
  write: WritableRepositories,
  { id, answer, by }: { readonly id: ApprovalId; readonly answer: "APPROVED" | "DECLINED"; readonly by: StaffActor },
): Promise<Result<DecidedRequest>> {
  const before = await write.approvals.find(id);
  if (!before) return refuse({ code: "NOT_FOUND", what: "request" });
  const isLinked = before.accountId !== null && (await write.approvals.areLinked(by.accountId, before.accountId));
  const party = { id: by.accountId, name: by.name, role: by.role, isLinked };
  const decided = decideApproval(before, { answer, by: party, at: write.at });
  if (!decided.ok) return decided;
  return (await refusalAmongMany(write, before, by)) ?? done({ before, decided: decided.value });
}

/** Of a cluster every account counts, not only the one from which it was followed. */
async function refusalAmongMany(
  { clusters }: WritableRepositories,
  { id, action }: ApprovalRequest,
  { accountId }: StaffActor,
): Promise<Refused | null> {
  if (action !== "case.decide-cluster") return null;
  const own = await clusters.ownAmong(accountId, await clusters.accountsOf(id));
  if (own.length === 0) return null;
  return refuse({ code: "CONFLICT_OF_INTEREST", because: "One of these accounts is yours or linked to it" });
}
