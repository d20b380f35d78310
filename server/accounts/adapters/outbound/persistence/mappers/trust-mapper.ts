import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import { isFactor, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { isKycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import { isRiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { trustScoreFrom } from "@/server/accounts/domain/value-objects/trust-score";
import type { TrustProfileRow } from "../models/trust-profile-model";
import type { TrustSignalRow } from "../models/trust-signal-model";
import type { SignalDetail } from "../signal-detail";
import { stored } from "../stored-value";

export const toTrustProfile = (row: TrustProfileRow): TrustProfile => ({
  accountId: accountIdFrom(row.account_id),
  scoreMilli: trustScoreFrom(row.score_milli),
  riskLevel: stored(row.risk_level, isRiskLevel, "trust_profile.risk_level"),
  kycLevel: stored(row.kyc_level, isKycLevel, "trust_profile.kyc_level"),
  evidence: row.buckets,
  policyVersion: row.policy_version,
  evaluatedAt: row.evaluated_at,
  aboveSince: row.above_since,
  coolDown: row.cool_down,
  version: row.version,
});

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
