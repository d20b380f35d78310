import type { EntitlementFacts } from "@/server/accounts/domain/domain-services/entitlement-service";
import { type Evidence, NO_EVIDENCE } from "@/server/accounts/domain/entities/evidence";
import type { AccountStatus } from "@/server/accounts/domain/value-objects/account-status";
import type { KycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import type { OnboardingStage } from "@/server/accounts/domain/value-objects/onboarding-stage";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import type { RoleType } from "@/server/accounts/domain/value-objects/role-type";
import { type NameColumns, nameColumns, nameJoins } from "./account-name";
import { kycOf, lockScopeOf, riskOf, rolesOf, stageOf, statusOf } from "./column-values";
import {
  computedRiskOf,
  type HeldOverride,
  type OverrideColumns,
  overrideColumns,
  overrideJoin,
  overrideOf,
  shownRiskOf,
} from "./override-columns";
import type { ReadRows, Statement } from "./read-pool";
import type { Reader } from "./reader";
import { isLive } from "./session-rows";
import { isLockedAt } from "./standing-status";

/** Everything about one account that its head, effects and actions follow from. */
export type AccountRow = NameColumns &
  OverrideColumns & {
    readonly status: string;
    readonly lock_reason: string | null;
    readonly lock_scope: string | null;
    readonly lock_since: Date | null;
    readonly lock_until: Date | null;
    readonly lock_by: string | null;
    readonly created_at: Date;
    readonly version: number;
    readonly email_verified_at: Date | null;
    readonly phone_verified_at: Date | null;
    readonly verified: boolean;
    readonly roles: string[];
    readonly buyer_since: Date | null;
    readonly date_of_birth: string | null;
    readonly gender: string | null;
    readonly seller_since: Date | null;
    readonly gst_number: string | null;
    readonly is_verified: boolean | null;
    readonly onboarding_stage: string | null;
    readonly is_selling_paused: boolean;
    readonly risk_level: string | null;
    readonly kyc_level: string | null;
    /** Loaded for readers who see points alone. */
    readonly buckets: Evidence | null;
    readonly case_id: string | null;
    readonly case_reasons: unknown;
    readonly case_due_at: Date | null;
    readonly live_sessions: number;
    /** What a reviewer holds the account to, while it lasts. */
    readonly limit_level: string | null;
    readonly limit_until: Date | null;
  };

/** $2 whether the reader sees points, $3 whether cases, $4 the moment; `more` is read along with them. */
export const accountFactsText = (
  condition: string,
  more: { readonly columns: string; readonly joins: string } | null = null,
): string => `SELECT ${nameColumns}, a.status, a.lock_reason, a.lock_scope, a.lock_since, a.lock_until, a.lock_by,
      a.created_at, a.version, e.verified_at AS email_verified_at, p.verified_at AS phone_verified_at,
      (e.verified_at IS NOT NULL OR p.verified_at IS NOT NULL) AS verified,
      ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id ORDER BY r.role_type) AS roles,
      b.created_at AS buyer_since, to_char(b.date_of_birth, 'YYYY-MM-DD') AS date_of_birth, b.gender,
      s.created_at AS seller_since, s.gst_number, s.is_verified, s.onboarding_stage,
      EXISTS (SELECT FROM seller_application w
               WHERE w.account_id = a.id AND w.stage = 'PROBATION' AND w.is_paused) AS is_selling_paused,
      t.risk_level, t.kyc_level, ${overrideColumns}, CASE WHEN $2 THEN v.buckets END AS buckets,
      c.id AS case_id, c.reasons AS case_reasons, c.due_at AS case_due_at,
      (SELECT count(*)::int FROM session n WHERE n.account_id = a.id AND ${isLive("$4")}) AS live_sessions,
      ol.risk_level AS limit_level, ol.until AS limit_until${more ? `, ${more.columns}` : ""}
    FROM account a ${nameJoins}
    LEFT JOIN trust_profile t ON t.account_id = a.id
    LEFT JOIN trust_evidence v ON v.account_id = a.id
    ${overrideJoin}
    LEFT JOIN output_limit ol ON ol.account_id = a.id AND ol.until > $4
    LEFT JOIN review_case c ON $3 AND c.account_id = a.id AND c.state = 'OPEN'
    ${more?.joins ?? ""}
    WHERE ${condition}`;

const accountById: Statement = { name: "account-facts", text: accountFactsText("a.id = $1") };

export type AccountFacts = {
  readonly row: AccountRow;
  readonly status: AccountStatus;
  readonly isLocked: boolean;
  readonly roles: readonly RoleType[];
  /** The level that counts at the moment read for. */
  readonly risk: RiskLevel;
  readonly computedRisk: RiskLevel;
  /** What staff have put in the way of the computed score, while it is in force. */
  readonly override: HeldOverride | null;
  readonly kyc: KycLevel;
  readonly stage: OnboardingStage | null;
  readonly evidence: Evidence;
};

/** Null when there is no such account. An account nobody has evaluated yet stands at the policy's base: MEDIUM. */
export async function readAccountFacts(
  read: ReadRows,
  accountId: string,
  reader: Pick<Reader, "seesPoints" | "seesCases">,
  at: Date,
): Promise<AccountFacts | null> {
  const [row] = await read<AccountRow>(accountById, [accountId, reader.seesPoints, reader.seesCases, at]);
  return row ? factsOf(row, at) : null;
}

export const factsOf = (row: AccountRow, at: Date): AccountFacts => ({
  row,
  status: statusOf(row.status),
  isLocked: isLockedAt(row, at),
  roles: rolesOf(row.roles),
  risk: shownRiskOf(row, at),
  computedRisk: computedRiskOf(row),
  override: overrideOf(row, at),
  kyc: row.kyc_level === null ? "NONE" : kycOf(row.kyc_level),
  stage: row.onboarding_stage === null ? null : stageOf(row.onboarding_stage),
  evidence: row.buckets ?? NO_EVIDENCE,
});

export const entitlementFactsOf = ({
  row,
  status,
  isLocked,
  roles,
  risk,
  kyc,
  stage,
}: AccountFacts): EntitlementFacts => ({
  risk,
  kycLevel: kyc,
  roles,
  sellerStage: stage,
  status,
  lockScope: isLocked && row.lock_scope !== null ? lockScopeOf(row.lock_scope) : null,
  limit: row.limit_level === null ? null : riskOf(row.limit_level),
  isSellingPaused: row.is_selling_paused,
});
