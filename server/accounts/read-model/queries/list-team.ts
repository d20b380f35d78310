import type { TeamDto, TeamMemberDto, TeamStatus } from "@/server/accounts/application/dto/team-dto";
import type { ListTeamInput } from "@/server/accounts/application/ports/inbound/team-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result } from "@/server/accounts/domain/result";
import { isStaffRole, STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";
import { statusOf } from "./column-values";
import { pageCursors } from "./page-cursor";
import { type ReadPool, readTogether, type Statement } from "./read-pool";
import { refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";
import { isLockedAt } from "./standing-status";
import { teamActions } from "./team-actions";

export type ListTeamDeps = { readonly pool: ReadPool; readonly sealer: Sealer; readonly now: Clock };

type Position = readonly [name: string, id: string];

type MemberRow = {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly lock_since: Date | null;
  readonly lock_until: Date | null;
  readonly roles: readonly string[];
  readonly app: boolean;
  readonly passkeys: number;
  readonly last_sign_in_at: Date | null;
  readonly requests: readonly {
    readonly id: string;
    readonly action: string;
    readonly by: string;
    readonly at: string;
  }[];
};

/** Who holds a staff role, and who held one until a second person agreed that they leave. */
const members: Statement = {
  name: "team-members",
  text: `
  SELECT a.id, coalesce(a.name, '') AS name, a.status, a.lock_since, a.lock_until,
         ARRAY(SELECT r.role_type FROM role r WHERE r.account_id = a.id ORDER BY r.granted_at, r.role_type) AS roles,
         EXISTS (SELECT FROM totp_factor t WHERE t.account_id = a.id AND t.confirmed_at IS NOT NULL) AS app,
         (SELECT count(*)::int FROM passkey p WHERE p.account_id = a.id) AS passkeys,
         (SELECT max(n.created_at) FROM session n WHERE n.account_id = a.id) AS last_sign_in_at,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'action', q.action, 'by', q.requested_by_name,
                                                       'at', q.requested_at) ORDER BY q.requested_at), '[]'::jsonb)
            FROM approval_request q
           WHERE q.account_id = a.id AND q.state = 'PENDING' AND q.expires_at > $4::timestamptz) AS requests
    FROM account a
   WHERE a.id IN (SELECT r.account_id FROM role r WHERE r.role_type = ANY($1::text[])
                  UNION SELECT l.account_id FROM approval_request l
                         WHERE l.action = 'staff.deactivate' AND l.state = 'APPROVED')
     AND (coalesce(a.name, ''), a.id) > ($2::text, $3::uuid)
   ORDER BY coalesce(a.name, ''), a.id LIMIT $5`,
};

const admins: Statement = {
  name: "team-admins",
  text: `SELECT count(*)::int AS admins FROM role r JOIN account a ON a.id = r.account_id
          WHERE r.role_type = 'ADMIN' AND a.status = 'ACTIVE'`,
};

const FIRST: Position = ["", "00000000-0000-0000-0000-000000000000"];

/** The team by name: role, second factor, last sign-in and what waits for a second person. */
export const listTeam =
  ({ pool, sealer, now }: ListTeamDeps) =>
  async (input: ListTeamInput, actor: StaffActor): Promise<Result<TeamDto>> => {
    const refused = refuseUnless(actor, "team.read");
    if (refused) return refused;
    const cursors = pageCursors<Position>(sealer, "team", actor.accountId);
    const after = cursors.open(input.cursor);
    if (!after.ok) return after;
    return await readTogether(pool, async (read) => {
      const [name, id] = after.value ?? FIRST;
      const at = now();
      const [rows, [count]] = await Promise.all([
        read<MemberRow>(members, [STAFF_ROLES, name, id, at, input.limit + 1]),
        read<{ readonly admins: number }>(admins, []),
      ]);
      const shown = rows.slice(0, input.limit);
      const last = rows.length > input.limit ? shown.at(-1) : undefined;
      const adminCount = count?.admins ?? 0;
      return done({
        rows: shown.map((row) => toMember(row, { actor, adminCount, at })),
        hasSecondAdmin: adminCount > (actor.role === "ADMIN" ? 1 : 0),
        nextCursor: last ? cursors.seal([last.name, last.id]) : null,
      });
    });
  };

type Look = { readonly actor: StaffActor; readonly adminCount: number; readonly at: Date };

function toMember(row: MemberRow, { actor, adminCount, at }: Look): TeamMemberDto {
  const roles = row.roles.filter(isStaffRole);
  const facts = {
    isYou: row.id === actor.accountId,
    isLastAdmin: roles.includes("ADMIN") && adminCount <= 1,
    status: teamStatus(row, at),
    secondFactor: { app: row.app, passkeys: row.passkeys },
    requests: row.requests.map((request) => ({
      approvalId: request.id,
      action: request.action,
      requestedByName: request.by,
      requestedAt: new Date(request.at),
    })),
  };
  const { isYou, status, secondFactor, requests } = facts;
  return {
    accountId: row.id,
    name: row.name || row.id,
    roles,
    status,
    secondFactor,
    lastSignInAt: row.last_sign_in_at,
    requests,
    isYou,
    can: teamActions(facts, actor.role),
  };
}

function teamStatus(row: MemberRow, at: Date): TeamStatus {
  const status = statusOf(row.status);
  if (status === "SUSPENDED" && row.roles.length === 0) return "LEFT";
  if (status !== "ACTIVE") return status;
  return isLockedAt(row, at) ? "LOCKED" : "ACTIVE";
}
