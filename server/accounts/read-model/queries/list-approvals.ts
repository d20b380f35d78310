import type { ApprovalCountDto, ApprovalPageDto } from "@/server/accounts/application/dto/approval-dto";
import { boundedCount, COUNT_LIMIT } from "@/server/accounts/application/dto/page";
import type { ListApprovalsInput } from "@/server/accounts/application/ports/inbound/approval-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result } from "@/server/accounts/domain/result";
import { type ApprovalColumns, approvalColumns, approvalTables, toApprovalRow } from "./approval-rows";
import { pageCursors } from "./page-cursor";
import { type ReadPool, readAlone, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";

export type ListApprovalsDeps = { readonly pool: ReadPool; readonly sealer: Sealer; readonly now: Clock };

/** What lapses first comes first. */
const pending: Statement = {
  name: "approvals-pending",
  text: `SELECT ${approvalColumns} FROM ${approvalTables}
         WHERE q.state = 'PENDING' AND (q.expires_at, q.id) > ($1::timestamptz, $2::uuid)
         ORDER BY q.expires_at, q.id LIMIT $3`,
};

/** What was asked last comes first. Five states, each by the same index, merged. */
const decided: Statement = {
  name: "approvals-decided",
  text: `SELECT d.* FROM unnest(ARRAY['APPROVED', 'DECLINED', 'LAPSED', 'REFUSED', 'WITHDRAWN']) AS choice (state) CROSS JOIN LATERAL (
           SELECT ${approvalColumns} FROM ${approvalTables}
           WHERE q.state = choice.state AND (q.expires_at, q.id) < ($1::timestamptz, $2::uuid)
           ORDER BY q.expires_at DESC, q.id DESC LIMIT $3) d
         ORDER BY d.expires_at DESC, d.request_id DESC LIMIT $3`,
};

const FIRST = ["0001-01-01T00:00:00Z", "00000000-0000-0000-0000-000000000000"] as const;
const LAST = ["9999-12-31T00:00:00Z", "ffffffff-ffff-ffff-ffff-ffffffffffff"] as const;

/** Requests for a second person, by their day's end; nothing sealed is opened. VALIDATION for a foreign cursor. */
export const listApprovals =
  ({ pool, sealer, now }: ListApprovalsDeps) =>
  async ({ view, cursor, limit }: ListApprovalsInput, actor: StaffActor): Promise<Result<ApprovalPageDto>> => {
    const refused = refuseUnless(actor, "approval.read");
    if (refused) return refused;
    const cursors = pageCursors<readonly [expiresAt: string, id: string]>(sealer, "approvals", [actor.accountId, view]);
    const after = cursors.open(cursor);
    if (!after.ok) return after;
    const position = after.value ?? (view === "PENDING" ? FIRST : LAST);
    const at = now();
    return readAlone(pool, async (read) => {
      const found = await read<ApprovalColumns>(view === "PENDING" ? pending : decided, [...position, limit + 1]);
      const shown = found.slice(0, limit);
      const last = found.length > limit ? shown.at(-1) : undefined;
      return done({
        rows: shown.map((row) => toApprovalRow(row, actor.accountId, at)),
        nextCursor: last ? cursors.seal([last.expires_at.toISOString(), last.request_id]) : null,
        readAt: at,
      });
    });
  };

const countPending: Statement = {
  name: "approvals-count",
  text: `SELECT count(*)::int AS count FROM (
           SELECT 1 FROM approval_request WHERE state = 'PENDING' AND expires_at > $1 LIMIT ${COUNT_LIMIT + 1}) waiting`,
};

/** How many wait: the number beside the menu entry. */
export const countApprovals =
  ({ pool, now }: Pick<ListApprovalsDeps, "pool" | "now">) =>
  async (actor: StaffActor): Promise<Result<ApprovalCountDto>> => {
    const refused = refuseUnless(actor, "approval.read");
    if (refused) return refused;
    return readAlone(pool, async (read) => {
      const [row] = await read<{ count: number }>(countPending, [now()]);
      return done({ pending: boundedCount(row?.count ?? 0) });
    });
  };
