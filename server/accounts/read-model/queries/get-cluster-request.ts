import type { ClusterRequestDto, ClusterRequestRowDto } from "@/server/accounts/application/dto/cluster-request-dto";
import {
  linkedDecisionLabel,
  linkedReasonLabel,
  memberStateLabel,
} from "@/server/accounts/application/dto/cluster-words";
import { linkLabel } from "@/server/accounts/application/dto/link-words";
import type { GetApprovalInput } from "@/server/accounts/application/ports/inbound/approval-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import {
  type ClusterMemberState,
  type FrozenMember,
  isClusterMemberState,
  type LinkedDecision,
} from "@/server/accounts/domain/entities/cluster-member";
import type { RefusalCode } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Result } from "@/server/accounts/domain/result";
import type { FlagReason } from "@/server/accounts/domain/value-objects/review-reason";
import { accountName, type NameColumns, nameColumns, nameJoins } from "./account-name";
import { changesSince } from "./cluster-changes";
import { known, riskOf } from "./column-values";
import { type ReadPool, readTogether, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import { standingStatusOf } from "./standing-status";

export type GetClusterRequestDeps = { readonly pool: ReadPool; readonly now: Clock };

type Row = NameColumns & {
  readonly member_id: string;
  readonly decision: LinkedDecision | null;
  readonly asked: FrozenMember;
  readonly state: string;
  readonly refusal_code: RefusalCode | null;
  readonly because: string | null;
  readonly audit_entry_id: string | null;
  readonly status: string;
  readonly lock_scope: string | null;
  readonly lock_since: Date | null;
  readonly lock_until: Date | null;
  readonly verified: boolean;
  readonly risk_level: string;
  readonly case_id: string | null;
  readonly case_opened_at: Date | null;
  readonly case_reasons: readonly FlagReason[] | null;
  readonly contained_since: Date | null;
  readonly risk_by_locks: boolean;
  readonly requested_at: Date;
};

/** A signal that a lock of this very request left: a shared device, at the moment of the lock. */
const byItsLocks = `s.factor = 'sharedDevices' AND s.occurred_at IN (
  SELECT l.contained_since FROM cluster_member l WHERE l.approval_id = m.approval_id AND l.contained_since IS NOT NULL)`;

/** The risk is another one since, and nothing was heard of the account but such signals. */
const riskByLocks = `
  CASE WHEN coalesce(t.risk_level, 'MEDIUM') = m.asked ->> 'riskLevel' THEN FALSE ELSE
    EXISTS (SELECT FROM trust_signal s WHERE s.account_id = m.account_id AND s.recorded_at >= q.requested_at AND ${byItsLocks})
    AND NOT EXISTS (
      SELECT FROM trust_signal s WHERE s.account_id = m.account_id AND s.recorded_at >= q.requested_at AND NOT (${byItsLocks})
    ) END`;

const members: Statement = {
  name: "cluster-members",
  text: `SELECT ${nameColumns}, m.account_id AS member_id, m.decision, m.asked, m.state, m.refusal_code, m.because,
                m.audit_entry_id, coalesce(a.status, 'DISABLED') AS status, a.lock_scope, a.lock_since, a.lock_until,
                coalesce(t.risk_level, 'MEDIUM') AS risk_level,
                (e.verified_at IS NOT NULL OR p.verified_at IS NOT NULL) AS verified,
                c.id AS case_id, c.opened_at AS case_opened_at, c.reasons AS case_reasons,
                m.contained_since, q.requested_at, ${riskByLocks} AS risk_by_locks
           FROM cluster_member m JOIN approval_request q ON q.id = m.approval_id LEFT JOIN account a ON a.id = m.account_id ${nameJoins}
           LEFT JOIN trust_profile t ON t.account_id = a.id
           LEFT JOIN review_case c ON c.account_id = a.id AND c.state = 'OPEN'
          WHERE m.approval_id = $1 ORDER BY m.place`,
};

/** Everybody in a request about linked accounts, the nearest first. No rows for a request about anything else. */
export const getClusterRequest =
  ({ pool, now }: GetClusterRequestDeps) =>
  async ({ approvalId }: GetApprovalInput, actor: StaffActor): Promise<Result<ClusterRequestDto>> => {
    const refused = refuseUnless(actor, "approval.read");
    if (refused) return refused;
    const at = now();
    return await readTogether(pool, async (read) => {
      const rows = (await read<Row>(members, [approvalId])).map((row) => toRow(row, at));
      return done({ rows, decisions: decisionsOf(rows), progress: progressOf(rows) });
    });
  };

const stateOf = known<ClusterMemberState>("cluster member state", isClusterMemberState);

function toRow(row: Row, at: Date): ClusterRequestRowDto {
  const { decision, asked } = row;
  const state = stateOf(row.state);
  return {
    account: { id: row.member_id, name: accountName({ ...row, id: row.member_id }) },
    decision: decision && linkedDecisionLabel(decision),
    reason: decision && linkedReasonLabel(decision),
    steps: asked.steps,
    links: asked.links.map(linkLabel),
    riskLevel: riskOf(row.risk_level),
    standingStatus: standingStatusOf(row, at),
    changes: isSettled(state) ? [] : changesSince(asked, row, { requestedAt: row.requested_at, at }),
    state,
    stateLabel: memberStateLabel(state),
    code: row.refusal_code,
    because: row.because,
    auditEntryId: row.audit_entry_id,
  };
}

/** Then it is its outcome that is told. */
const isSettled = (state: ClusterMemberState): boolean =>
  state === "DECIDED" || state === "REFUSED" || state === "ENDED" || state === "TO_LIFT" || state === "LEFT_OUT";

function decisionsOf(rows: readonly ClusterRequestRowDto[]): ClusterRequestDto["decisions"] {
  const counts = new Map<string, number>();
  for (const { decision, reason } of rows) {
    if (decision === null) continue;
    const label = `${decision}: ${reason}`;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count);
}

function progressOf(rows: readonly ClusterRequestRowDto[]): ClusterRequestDto["progress"] {
  const of = (...states: readonly ClusterMemberState[]) => rows.filter(({ state }) => states.includes(state)).length;
  return {
    asked: rows.length - of("LEFT_OUT"),
    decided: of("DECIDED"),
    refused: of("REFUSED"),
    toGo: of("TO_DECIDE", "TO_LIFT", "TO_CONTAIN"),
    contained: of("CONTAINED"),
    leftOut: of("LEFT_OUT"),
    changed: rows.filter(({ changes }) => changes.length > 0).length,
  };
}
