import {
  CLEARED_BY_TIME_LABEL,
  clearReasonLabel,
  flagReasonLabel,
  lockReasonLabel,
  outcomeLabel,
} from "@/server/accounts/application/dto/reason-words";
import type { ReviewDecisionDto, ReviewRowDto } from "@/server/accounts/application/dto/review-queue-dto";
import { standingOverride } from "@/server/accounts/domain/domain-services/override-service";
import { type Evaluation, evaluateTrust } from "@/server/accounts/domain/domain-services/trust-evaluation-service";
import { FACTOR_LABELS } from "@/server/accounts/domain/domain-services/trust-words";
import { type Evidence, NO_EVIDENCE } from "@/server/accounts/domain/entities/evidence";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { isLockReason } from "@/server/accounts/domain/value-objects/lock-reason";
import { CLEARED_BY_TIME, isClearReason } from "@/server/accounts/domain/value-objects/review-reason";
import { wholePoints } from "@/server/accounts/domain/value-objects/trust-score";
import { accountName, type NameColumns, nameColumns, nameJoins } from "./account-name";
import { flagReasonsOf, outcomeOf, riskOf, rolesOf, safeInteger } from "./column-values";
import { type OverrideColumns, overrideColumns, overrideJoin, overrideOf, shownRiskOf } from "./override-columns";
import { standingStatusOf } from "./standing-status";

export type ReviewRow = NameColumns &
  OverrideColumns & {
    readonly case_id: string;
    readonly case_version: number;
    readonly reasons: unknown;
    readonly case_risk: string;
    readonly risk_rank: number;
    readonly exposure_minor: string;
    readonly opened_at: Date;
    readonly due_at: Date;
    readonly decision: string | null;
    readonly reason_code: string | null;
    readonly decided_at: Date | null;
    readonly decider_name: string | null;
    readonly status: string;
    readonly lock_since: Date | null;
    readonly lock_until: Date | null;
    readonly verified: boolean;
    readonly roles: string[];
    readonly risk_level: string | null;
    readonly buckets: Evidence | null;
  };

/** Of the page of cases called `c`; what a row needs of other tables is found by key, once per row shown. */
export const reviewRowsOf = (page: string, order: string): string => `
  SELECT ${nameColumns}, c.id AS case_id, c.version AS case_version, c.reasons, c.risk_level AS case_risk, c.risk_rank,
    c.exposure_minor, c.opened_at, c.due_at, c.decision, c.reason_code, c.decided_at, d.name AS decider_name,
    a.status, a.lock_since, a.lock_until, (e.verified_at IS NOT NULL OR p.verified_at IS NOT NULL) AS verified,
    ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id ORDER BY r.role_type) AS roles,
    t.risk_level, ${overrideColumns}, v.buckets
  FROM (${page}) c
  JOIN account a ON a.id = c.account_id ${nameJoins}
  LEFT JOIN account d ON d.id = c.decided_by
  LEFT JOIN trust_profile t ON t.account_id = a.id
  LEFT JOIN trust_evidence v ON v.account_id = a.id ${overrideJoin}
  ORDER BY ${order}`;

/** The score is that of the moment, the level the one on record. */
export function toReviewRow(row: ReviewRow, policy: TrustPolicy, at: Date): ReviewRowDto {
  const reasons = flagReasonsOf(row.reasons);
  const reason = reasons[0] ?? "FLAGGED_BY_HAND";
  const evaluation = evaluateTrust(row.buckets ?? NO_EVIDENCE, policy, at, standingOverride(overrideOf(row, at)));
  const { scoreMilli } = evaluation;
  return {
    caseId: row.case_id,
    accountId: row.id,
    version: row.case_version,
    name: accountName(row),
    standingStatus: standingStatusOf(row, at),
    roles: rolesOf(row.roles),
    risk: row.risk_level === null ? riskOf(row.case_risk) : shownRiskOf(row, at),
    score: wholePoints(scoreMilli),
    scoreMilli,
    reason,
    reasonLabel: flagReasonLabel(reason),
    furtherReasons: Math.max(0, reasons.length - 1),
    reasonLabels: reasons.map(flagReasonLabel),
    cause: mainCause(evaluation),
    exposure: { minor: safeInteger(row.exposure_minor), currency: policy.currency },
    openedAt: row.opened_at,
    dueAt: row.due_at,
    decision: decisionOf(row),
  };
}

/** The factor that costs the most now, which tells a reviewer more than that a level was reached. */
function mainCause({ factors }: Evaluation): string | null {
  const worst = [...factors].sort((a, b) => a.pointsMilli - b.pointsMilli)[0];
  return worst && worst.pointsMilli < 0 ? FACTOR_LABELS[worst.factor] : null;
}

function decisionOf(row: ReviewRow): ReviewDecisionDto | null {
  if (row.decision === null || row.decided_at === null) return null;
  const outcome = outcomeOf(row.decision);
  return {
    outcome,
    outcomeLabel: outcomeLabel(outcome),
    reasonLabel: decisionReasonLabel(row.reason_code),
    by: deciderOf(row),
    at: row.decided_at,
  };
}

export const deciderOf = (row: {
  readonly reason_code: string | null;
  readonly decider_name: string | null;
}): string => (row.reason_code === CLEARED_BY_TIME ? "System" : (row.decider_name ?? "Somebody who has left"));

export function decisionReasonLabel(code: string | null): string {
  if (code === null) return "";
  if (code === CLEARED_BY_TIME) return CLEARED_BY_TIME_LABEL;
  if (isClearReason(code)) return clearReasonLabel(code);
  return isLockReason(code) ? lockReasonLabel(code) : code;
}
