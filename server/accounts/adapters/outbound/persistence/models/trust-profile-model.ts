import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { Evidence } from "@/server/accounts/domain/entities/evidence";

/** Score, level and evidence of one account, joined. */
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
  readonly computed_score_milli: number | null;
  readonly computed_risk_level: string | null;
  /** The override whose end nobody recorded yet, if there is one. */
  readonly override_kind: string | null;
  readonly override_milli: number | null;
  readonly override_from: Date | null;
  readonly override_until: Date | null;
  readonly buckets: Evidence;
  readonly version: number;
};
