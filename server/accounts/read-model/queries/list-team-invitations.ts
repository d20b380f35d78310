import { maskEmail } from "@/server/accounts/application/dto/masking";
import type { TeamInvitationDto, TeamInvitationsDto } from "@/server/accounts/application/dto/team-dto";
import type { ListTeamInput } from "@/server/accounts/application/ports/inbound/team-query.schema";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import { done, type Result } from "@/server/accounts/domain/result";
import { staffRoleOf } from "./column-values";
import { pageCursors } from "./page-cursor";
import { type ReadPool, readTogether, type Statement } from "./read-pool";
import { grants, refuseUnless } from "./reader";
import type { Sealer } from "./sealed-text";

export type ListTeamInvitationsDeps = { readonly pool: ReadPool; readonly sealer: Sealer; readonly now: Clock };

type Position = readonly [createdAt: string, id: string];

type InvitationRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly state: string;
  readonly invited_by: string;
  readonly inviter: string | null;
  readonly created_at: Date;
  readonly expires_at: Date;
};

const living: Statement = {
  name: "team-invitations",
  text: `SELECT i.id, i.name, i.email, i.role, i.state, i.invited_by, a.name AS inviter, i.created_at, i.expires_at
           FROM staff_invitation i LEFT JOIN account a ON a.id::text = i.invited_by
          WHERE i.state IN ('PENDING', 'SENT') AND (i.created_at, i.id) < ($1::timestamptz, $2::uuid)
          ORDER BY i.created_at DESC, i.id DESC LIMIT $3`,
};

const NEWEST: Position = ["infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff"];

/** Invitations that nobody accepted or withdrew, newest first; addresses masked for everybody. */
export const listTeamInvitations =
  ({ pool, sealer, now }: ListTeamInvitationsDeps) =>
  async (input: ListTeamInput, actor: StaffActor): Promise<Result<TeamInvitationsDto>> => {
    const refused = refuseUnless(actor, "team.read");
    if (refused) return refused;
    const cursors = pageCursors<Position>(sealer, "team-invitations", actor.accountId);
    const after = cursors.open(input.cursor);
    if (!after.ok) return after;
    return await readTogether(pool, async (read) => {
      const rows = await read<InvitationRow>(living, [...(after.value ?? NEWEST), input.limit + 1]);
      const shown = rows.slice(0, input.limit);
      const last = rows.length > input.limit ? shown.at(-1) : undefined;
      return done({
        rows: shown.map((row) => toInvitation(row, actor, now())),
        nextCursor: last ? cursors.seal([last.created_at.toISOString(), last.id]) : null,
      });
    });
  };

function toInvitation(row: InvitationRow, { role }: StaffActor, at: Date): TeamInvitationDto {
  const status = row.expires_at <= at ? "OVER" : row.state === "SENT" ? "SENT" : "PENDING";
  return {
    invitationId: row.id,
    name: row.name,
    maskedEmail: maskEmail(row.email),
    role: staffRoleOf(row.role),
    status,
    invitedByName: row.inviter ?? "The operator",
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    canResend: status === "SENT" && grants(role, "staff.invite"),
    canWithdraw: grants(role, "staff.withdraw-invitation"),
  };
}
