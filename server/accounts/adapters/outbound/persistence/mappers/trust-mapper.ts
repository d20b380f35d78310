import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { OverrideRule } from "@/server/accounts/domain/entities/score-override";
import { isFactor, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { isKycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import { isOverrideKind } from "@/server/accounts/domain/value-objects/override-kind";
import { isRiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { trustScoreFrom } from "@/server/accounts/domain/value-objects/trust-score";
import type { TrustProfileRow } from "../models/trust-profile-model";
import type { TrustSignalRow } from "../models/trust-signal-model";
import type { SignalDetail } from "../signal-detail";
import { stored } from "../stored-value";

export const toTrustProfile = (row: TrustProfileRow): TrustProfile => ({
  accountId: accountIdFrom(row.account_id),
  scoreMilli: trustScoreFrom(row.computed_score_milli ?? row.score_milli),
  riskLevel: stored(row.computed_risk_level ?? row.risk_level, isRiskLevel, "trust_profile.risk_level"),
  kycLevel: stored(row.kyc_level, isKycLevel, "trust_profile.kyc_level"),
  evidence: row.buckets,
  policyVersion: row.policy_version,
  evaluatedAt: row.evaluated_at,
  aboveSince: row.above_since,
  coolDown: row.cool_down,
  override: overrideOf(row),
  shown: {
    scoreMilli: trustScoreFrom(row.score_milli),
    riskLevel: stored(row.risk_level, isRiskLevel, "trust_profile.risk_level"),
  },
  version: row.version,
});

function overrideOf(row: TrustProfileRow): OverrideRule | null {
  const { override_kind: kind, override_milli: milli, override_from: from, override_until: until } = row;
  if (kind === null || milli === null || from === null || until === null) return null;
  return {
    kind: stored(kind, isOverrideKind, "trust_override.kind"),
    scoreMilli: trustScoreFrom(milli),
    from,
    until,
    endedAt: null,
  };
}

export const toTrustSignal = (row: TrustSignalRow, detail: SignalDetail): TrustSignal => ({
  id: row.id,
  accountId: accountIdFrom(row.account_id),
  factor: stored(row.factor, isFactor, "trust_signal.factor"),
  good: row.good,
  bad: row.bad,
  occurredAt: row.occurred_at,
  recordedAt: row.recorded_at,
  source: row.source,
  sourceEventId: row.source_event_id,
  detail,
});
