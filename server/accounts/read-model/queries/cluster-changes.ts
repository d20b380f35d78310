import { statusName } from "@/server/accounts/application/dto/approval-words";
import { RISK_LABELS } from "@/server/accounts/domain/domain-services/trust-words";
import type { ClusterMemberState, FrozenMember } from "@/server/accounts/domain/entities/cluster-member";
import { riskOf, statusOf } from "./column-values";
import { isLockedAt } from "./standing-status";

type Now = {
  readonly status: string;
  readonly lock_scope: string | null;
  readonly lock_since: Date | null;
  readonly lock_until: Date | null;
  readonly risk_level: string;
  readonly case_id: string | null;
};

/** What is other than when it was asked, one sentence each. A lock that only contains is the request's own doing. */
export function changesSince(
  asked: FrozenMember,
  now: Now,
  { state, at }: { readonly state: ClusterMemberState; readonly at: Date },
): readonly string[] {
  const isLocked = now.lock_scope === "ACCOUNT" && isLockedAt(now, at);
  const status = statusOf(now.status);
  const risk = riskOf(now.risk_level);
  return [
    ...(status === asked.status ? [] : [`${statusName(status)}, was ${statusName(asked.status).toLowerCase()}.`]),
    ...(risk === asked.riskLevel ? [] : [`Risk ${RISK_LABELS[risk]}, was ${RISK_LABELS[asked.riskLevel]}.`]),
    ...(isLocked && asked.lockedUntil === null && state !== "CONTAINED" ? ["Locked since."] : []),
    ...(!isLocked && asked.lockedUntil !== null ? ["Its lock has ended."] : []),
    ...(!isLocked && state === "CONTAINED" ? ["Unlocked since, or its lock has run out."] : []),
    ...caseChange(asked.openCase?.id ?? null, now.case_id),
  ];
}

function caseChange(asked: string | null, now: string | null): readonly string[] {
  if (asked === now) return [];
  if (asked === null) return ["A case opened since."];
  return ["Its case was answered: it will be refused."];
}
