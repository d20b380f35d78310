import type { OverrideEnd, ScoreOverride } from "@/server/accounts/domain/entities/score-override";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import { isOverrideKind } from "@/server/accounts/domain/value-objects/override-kind";
import { isOverrideReason } from "@/server/accounts/domain/value-objects/override-reason";
import { trustScoreFrom } from "@/server/accounts/domain/value-objects/trust-score";
import { stored } from "../stored-value";

export type OverrideRow = {
  readonly id: string;
  readonly accountId: string;
  readonly kind: string;
  readonly scoreMilli: number;
  readonly reasonCode: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly startsAt: Date;
  readonly until: Date;
  readonly endedAt: Date | null;
  readonly endHow: string | null;
  readonly endedBy: string | null;
  readonly version: number;
};

export const toOverride = (row: OverrideRow): ScoreOverride => ({
  id: approvalIdFrom(row.id),
  accountId: accountIdFrom(row.accountId),
  kind: stored(row.kind, isOverrideKind, "trust_override.kind"),
  scoreMilli: trustScoreFrom(row.scoreMilli),
  reasonCode: stored(row.reasonCode, isOverrideReason, "trust_override.reason_code"),
  requestedBy: accountIdFrom(row.requestedBy),
  approvedBy: accountIdFrom(row.approvedBy),
  from: row.startsAt,
  until: row.until,
  end: endOf(row),
  version: row.version,
});

function endOf({ endedAt: at, endHow, endedBy }: OverrideRow): OverrideEnd | null {
  if (at === null || endHow === null) return null;
  if (endedBy === null) return { at, how: "LAPSED" };
  return { at, how: endHow === "REPLACED" ? "REPLACED" : "LIFTED", by: accountIdFrom(endedBy) };
}

export const endColumns = (end: OverrideEnd | null) => ({
  endedAt: end?.at ?? null,
  endHow: end?.how ?? null,
  endedBy: end && end.how !== "LAPSED" ? end.by : null,
});
