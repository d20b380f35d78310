import type { OverrideRule } from "@/server/accounts/domain/entities/score-override";
import { type ApprovalId, approvalIdFrom } from "@/server/accounts/domain/value-objects/approval-id";
import { isOverrideKind, type OverrideKind } from "@/server/accounts/domain/value-objects/override-kind";
import { isOverrideReason, type OverrideReason } from "@/server/accounts/domain/value-objects/override-reason";
import { trustScoreFrom } from "@/server/accounts/domain/value-objects/trust-score";
import { readAccountNames } from "./audit-rows";
import type { ReadRows, Statement } from "./read-pool";

/** An override as screens tell it, whether it is in force or over. */
export type PastOverride = OverrideRule & {
  readonly id: ApprovalId;
  readonly reasonCode: OverrideReason;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly endHow: string | null;
};

const OVERRIDES_AT_MOST = 100;

const ofAccount: Statement = {
  name: "overrides-of-account",
  text: `SELECT id, kind, score_milli, reason_code, requested_by, approved_by, starts_at, until, ended_at, end_how
           FROM trust_override WHERE account_id = $1 ORDER BY starts_at DESC LIMIT ${OVERRIDES_AT_MOST}`,
};

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly score_milli: number;
  readonly reason_code: string;
  readonly requested_by: string;
  readonly approved_by: string;
  readonly starts_at: Date;
  readonly until: Date;
  readonly ended_at: Date | null;
  readonly end_how: string | null;
};

/** Newest first, with the names of the two people. */
export async function readOverrides(read: ReadRows, accountId: string): Promise<readonly PastOverride[]> {
  const rows = await read<Row>(ofAccount, [accountId]);
  if (rows.length === 0) return [];
  const names = await readAccountNames(
    read,
    rows.flatMap((row) => [row.requested_by, row.approved_by]),
  );
  return rows.map((row) => ({
    id: approvalIdFrom(row.id),
    kind: kindOf(row.kind),
    scoreMilli: trustScoreFrom(row.score_milli),
    reasonCode: reasonOf(row.reason_code),
    requestedBy: names.get(row.requested_by)?.name.text ?? "Somebody who has left",
    approvedBy: names.get(row.approved_by)?.name.text ?? "Somebody who has left",
    from: row.starts_at,
    until: row.until,
    endedAt: row.ended_at,
    endHow: row.end_how,
  }));
}

function kindOf(text: string): OverrideKind {
  if (!isOverrideKind(text)) throw new Error(`Unknown override in the database: ${text}`);
  return text;
}

function reasonOf(text: string): OverrideReason {
  if (!isOverrideReason(text)) throw new Error(`Unknown reason of an override in the database: ${text}`);
  return text;
}
