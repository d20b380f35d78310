import type { ApprovalRowDto } from "@/server/accounts/application/dto/approval-dto";
import {
  approvalEffect,
  approvalReasonLabel,
  approvalTypeLabel,
} from "@/server/accounts/application/dto/approval-words";
import { isApprovalState, type StoredOrder } from "@/server/accounts/domain/entities/approval-request";
import { isApprovalAction } from "@/server/accounts/domain/policies/approval-policy";
import { accountName, type NameColumns, nameColumns, nameJoins } from "./account-name";
import { known, riskOf } from "./column-values";

export type ApprovalColumns = Omit<NameColumns, "id"> & {
  readonly id: string | null;
  readonly request_id: string;
  readonly action: string;
  readonly order: StoredOrder;
  readonly reason_code: string;
  readonly requested_by: string;
  readonly requested_by_kind: string;
  readonly requested_by_name: string;
  readonly requested_at: Date;
  readonly expires_at: Date;
  readonly state: string;
  readonly decided_by_name: string | null;
  readonly decided_at: Date | null;
  readonly risk_level: string | null;
};

export const approvalColumns = `q.id AS request_id, q.action, q."order", q.reason_code, q.requested_by, q.requested_by_kind,
  q.requested_by_name, q.requested_at, q.expires_at, q.state, q.decided_by_name, q.decided_at, t.risk_level, ${nameColumns}`;

export const approvalTables = `approval_request q LEFT JOIN account a ON a.id = q.account_id ${nameJoins}
  LEFT JOIN trust_profile t ON t.account_id = a.id`;

export const approvalActionOf = known("approval action", isApprovalAction);
const stateOf = known("approval state", isApprovalState);

/** A request whose time is over counts as lapsed, recorded or not. */
export function toApprovalRow(row: ApprovalColumns, readerId: string, at: Date): ApprovalRowDto {
  const action = approvalActionOf(row.action);
  const state = stateOf(row.state);
  const effect = approvalEffect(action, row.order, row.reason_code);
  return {
    id: row.request_id,
    action,
    type: approvalTypeLabel(action, row.order),
    target: targetOf(row),
    requestedBy: row.requested_by_name,
    isOwn: row.requested_by === readerId,
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    reason: approvalReasonLabel(row.reason_code),
    effect: effect.text,
    effectUntil: effect.until,
    state: state === "PENDING" && row.expires_at <= at ? "LAPSED" : state,
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at,
  };
}

function targetOf({ id, risk_level, ...names }: ApprovalColumns): ApprovalRowDto["target"] {
  if (id === null) return null;
  return { accountId: id, name: accountName({ id, ...names }), risk: risk_level === null ? null : riskOf(risk_level) };
}
