import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isOpenedByItsLocks } from "@/server/accounts/domain/domain-services/locks-of-cluster";
import type { ApprovalRequest } from "@/server/accounts/domain/entities/approval-request";
import type { ClusterMember } from "@/server/accounts/domain/entities/cluster-member";
import type { ReviewCase } from "@/server/accounts/domain/entities/review-case";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { isSystemActor } from "@/server/accounts/domain/value-objects/actor-ref";
import { namingTheFirst } from "../clear-case/decide-within";

/**
 * The case that was seen when it was asked, whatever reasons joined it since; CONFLICT where somebody answered it.
 * Where there was none, the one that the locks of this very cluster opened; one with a reason of its own stays open.
 */
export async function caseOfMember(
  write: WritableRepositories,
  { accountId, asked }: ClusterMember,
  { requestedAt }: Pick<ApprovalRequest, "requestedAt">,
): Promise<Result<ReviewCase | null>> {
  const latest = await write.reviewCases.findLatest(accountId);
  if (!asked.openCase) return done(latest?.state === "OPEN" && isOpenedByItsLocks(latest, requestedAt) ? latest : null);
  if (latest?.state === "OPEN" && latest.id === asked.openCase.id) return done(latest);
  const by = latest?.state === "DECIDED" && !isSystemActor(latest.decision.by) ? { by: latest.decision.by } : {};
  return await namingTheFirst(write, refuse({ code: "CONFLICT", what: "case", ...by }));
}
