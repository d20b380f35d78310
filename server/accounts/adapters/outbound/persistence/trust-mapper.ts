import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { Evidence } from "@/server/accounts/domain/entities/evidence";
import { isFactor, type TrustSignal } from "@/server/accounts/domain/entities/trust-signal";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { isKycLevel } from "@/server/accounts/domain/value-objects/kyc-level";
import { isRiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { trustScoreFrom } from "@/server/accounts/domain/value-objects/trust-score";
import type { SignalDetail } from "./signal-detail";
import { stored } from "./stored-value";

export type TrustProfileRow = {
  readonly account_id: string;
  readonly score_milli: number;
  readonly risk_level: string;
  readonly kyc_level: string;
  readonly policy_version: number;
  readonly evaluated_at: Date;
  readonly above_since: Date | null;
  /** Plain JSON that only `saveMany` writes, from the types it is read as. */
  readonly cool_down: TrustProfile["coolDown"];
  readonly buckets: Evidence;
  readonly version: number;
};

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

export type TrustSignalRow = {
  readonly id: string;
  readonly account_id: string;
  readonly factor: string;
  readonly good: number;
  readonly bad: number;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly source: string;
  readonly source_event_id: string;
  /** The open part; the sealed one is added by whoever holds the key. */
  readonly detail: SignalDetail;
  readonly sealed_detail: Uint8Array | null;
};

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
