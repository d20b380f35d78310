import { listTeamSchema } from "@/server/accounts/application/ports/inbound/team-query.schema";
import { assignRoleSchema } from "@/server/accounts/application/use-cases/assign-role/assign-role.schema";
import { deactivateStaffSchema } from "@/server/accounts/application/use-cases/deactivate-staff/deactivate-staff.schema";
import { inviteStaffSchema } from "@/server/accounts/application/use-cases/invite-staff/invite-staff.schema";
import { resetSecondFactorSchema } from "@/server/accounts/application/use-cases/reset-second-factor/reset-second-factor.schema";
import { revokeRoleSchema } from "@/server/accounts/application/use-cases/revoke-role/revoke-role.schema";
import { withdrawInvitationSchema } from "@/server/accounts/application/use-cases/withdraw-invitation/withdraw-invitation.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** Who works here: roles, invitations, leaving. What changes power waits for a second ADMIN. */
export const teamRouter = router({
  list: staffProcedure("team.read")
    .input(listTeamSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listTeam(input, ctx.actor))),
  invitations: staffProcedure("team.read")
    .input(listTeamSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listTeamInvitations(input, ctx.actor))),
  assignRole: staffProcedure("account.assign-role", "account.assign-role", "STEP_UP")
    .input(assignRoleSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.team.assignRole(input, ctx.actor, ctx.origin))),
  revokeRole: staffProcedure("account.revoke-role", "account.revoke-role", "STEP_UP")
    .input(revokeRoleSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.team.revokeRole(input, ctx.actor, ctx.origin))),
  invite: staffProcedure("staff.invite", "staff.invite", "STEP_UP")
    .input(inviteStaffSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.team.inviteStaff(input, ctx.actor, ctx.origin))),
  resendInvitation: staffProcedure("staff.invite", "staff.invite")
    .input(withdrawInvitationSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.team.resendInvitation(input, ctx.actor, ctx.origin))),
  withdrawInvitation: staffProcedure("staff.withdraw-invitation", "staff.withdraw-invitation")
    .input(withdrawInvitationSchema)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.accounts.team.withdrawInvitation(input, ctx.actor, ctx.origin)),
    ),
  deactivate: staffProcedure("staff.deactivate", "staff.deactivate", "STEP_UP")
    .input(deactivateStaffSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.team.deactivateStaff(input, ctx.actor, ctx.origin))),
  resetSecondFactor: staffProcedure("account.reset-second-factor", "account.reset-second-factor", "STEP_UP")
    .input(resetSecondFactorSchema)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.accounts.team.resetSecondFactor(input, ctx.actor, ctx.origin)),
    ),
});
