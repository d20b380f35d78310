import { isInForce, type OverrideRule } from "@/server/accounts/domain/entities/score-override";
import { type ApprovalId, approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import { isOverrideKind } from "@/server/accounts/domain/value-objects/override-kind";
import type { RiskLevel } from "@/server/accounts/domain/value-objects/risk-level";
import { trustScoreFrom } from "@/server/accounts/domain/value-objects/trust-score";
import { riskOf } from "./column-values";

/** The override whose end nobody recorded yet; whether it holds is asked of the clock. */
export const overrideColumns = `ov.id AS override_id, ov.kind AS override_kind, ov.score_milli AS override_milli,
  ov.starts_at AS override_from, ov.until AS override_until, t.computed_risk_level`;

/** Joins to `a`, the account. */
export const overrideJoin = "LEFT JOIN trust_override ov ON ov.account_id = a.id AND ov.ended_at IS NULL";

export type OverrideColumns = {
  readonly override_id: string | null;
  readonly override_kind: string | null;
  readonly override_milli: number | null;
  readonly override_from: Date | null;
  readonly override_until: Date | null;
  readonly computed_risk_level: string | null;
};

export type HeldOverride = OverrideRule & { readonly id: ApprovalId };

/** The override in force at a moment from the open row on: between its end and the entry about it, none. */
export function overrideOf(row: OverrideColumns, at: Date): HeldOverride | null {
  const {
    override_id: id,
    override_kind: kind,
    override_milli: milli,
    override_from: from,
    override_until: until,
  } = row;
  if (id === null || kind === null || milli === null || from === null || until === null) return null;
  if (!isOverrideKind(kind)) throw new Error(`Unknown override in the database: ${kind}`);
  const held = { id: approvalIdFrom(id), kind, scoreMilli: trustScoreFrom(milli), from, until, endedAt: null };
  return isInForce(held, at) ? held : null;
}

type StoredRisk = OverrideColumns & { readonly risk_level: string | null };

/** The level that the evidence gives, whatever lies over it. */
export const computedRiskOf = ({ risk_level, computed_risk_level }: StoredRisk): RiskLevel =>
  riskOf(computed_risk_level ?? risk_level ?? "MEDIUM");

/** The level that counts at a moment: an override's own while it holds, else the computed one. */
export const shownRiskOf = (row: StoredRisk, at: Date): RiskLevel =>
  overrideOf(row, at) ? riskOf(row.risk_level ?? "MEDIUM") : computedRiskOf(row);
