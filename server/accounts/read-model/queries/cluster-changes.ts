import { statusName } from "@/server/accounts/application/dto/approval-words";
import { isOpenedByItsLocks } from "@/server/accounts/domain/domain-services/locks-of-cluster";
import { RISK_LABELS } from "@/server/accounts/domain/domain-services/trust-words";
import type { FrozenMember } from "@/server/accounts/domain/entities/cluster-member";
import type { FlagReason } from "@/server/accounts/domain/value-objects/review-reason";
import { riskOf, statusOf } from "./column-values";
import { isLockedAt } from "./standing-status";

type Now = {
  readonly status: string;
  readonly lock_scope: string | null;
  readonly lock_since: Date | null;
  readonly lock_until: Date | null;
  readonly risk_level: string;
  readonly case_id: string | null;
  readonly case_opened_at: Date | null;
  readonly case_reasons: readonly FlagReason[] | null;
  /** What this request itself did: the lock that contains the account, and what the locks beside it weigh on it. */
  readonly contained_since: Date | null;
  readonly risk_by_locks: boolean;
};

/** What is other than when it was asked, one sentence each. What its own containing locks do is not among it. */
export function changesSince(
  asked: FrozenMember,
  now: Now,
  { requestedAt, at }: { readonly requestedAt: Date; readonly at: Date },
): readonly string[] {
  const isContained = now.contained_since !== null;
  const isOurs = isContained && now.lock_since?.getTime() === now.contained_since?.getTime();
  const isLocked = now.lock_scope === "ACCOUNT" && isLockedAt(now, at);
  const status = statusOf(now.status);
  const risk = riskOf(now.risk_level);
  return [
    ...(status === asked.status ? [] : [`${statusName(status)}, was ${statusName(asked.status).toLowerCase()}.`]),
    ...(risk === asked.riskLevel || now.risk_by_locks
      ? []
      : [`Risk ${RISK_LABELS[risk]}, was ${RISK_LABELS[asked.riskLevel]}.`]),
    ...(isLocked && asked.lockedUntil === null && !isOurs ? ["Locked since."] : []),
    ...(!isLocked && asked.lockedUntil !== null ? ["Its lock has ended."] : []),
    ...(!isLocked && isContained ? ["Unlocked since, or its lock has run out."] : []),
    ...caseChange(asked.openCase?.id ?? null, now, requestedAt),
  ];
}

function caseChange(asked: string | null, now: Now, requestedAt: Date): readonly string[] {
  const { case_id: id, case_opened_at: openedAt, case_reasons: reasons } = now;
  if (asked === id) return [];
  if (asked === null)
    return openedAt && reasons && isOpenedByItsLocks({ openedAt, reasons }, requestedAt)
      ? []
      : ["A case opened since."];
  return ["Its case was answered: it will be refused."];
}
