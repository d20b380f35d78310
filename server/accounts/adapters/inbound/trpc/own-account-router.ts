import { ownDeviceSchema } from "@/server/accounts/application/ports/inbound/own-device.schema";
import { denyDeviceSchema } from "@/server/accounts/application/use-cases/deny-device/deny-device.schema";
import { endSessionSchema } from "@/server/accounts/application/use-cases/end-session/end-session.schema";
import { renameDeviceSchema } from "@/server/accounts/application/use-cases/rename-device/rename-device.schema";
import { updateProfileSchema } from "@/server/accounts/application/use-cases/update-profile/update-profile.schema";
import { holderProcedure, router, signedInProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** A holder's own account, and everybody's own sessions. */
export const ownAccountRouter = router({
  profile: holderProcedure("account.read-own").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.getOwnProfile(ctx.actor)),
  ),
  updateProfile: holderProcedure("account.update-profile", "account.update-profile")
    .input(updateProfileSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.auth.updateProfile(input, ctx.actor, ctx.origin))),
  factors: signedInProcedure("account.end-own-session").query(({ ctx }) =>
    ctx.accounts.secondFactors.overview(ctx.actor),
  ),
  sessions: signedInProcedure("account.end-own-session").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.listOwnSessions(ctx.actor)),
  ),
  device: holderProcedure("account.read-own")
    .input(ownDeviceSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getOwnDevice(input.deviceId, ctx.actor))),
  securityActivity: holderProcedure("account.read-own").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.listSecurityActivity(ctx.actor, "PAGE")),
  ),
  renameDevice: holderProcedure("account.rename-device", "account.rename-device")
    .input(renameDeviceSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.devices.rename(input, ctx.actor, ctx.origin))),
  denyDevice: holderProcedure("account.deny-device", "account.deny-device")
    .input(denyDeviceSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.devices.deny(input, ctx.actor, ctx.origin))),
  endSession: signedInProcedure("account.end-own-session", "account.end-session")
    .input(endSessionSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.auth.endSession(input, ctx.actor, ctx.origin))),
  endOtherSessions: signedInProcedure("account.end-own-session", "account.end-sessions").mutation(async ({ ctx }) =>
    unwrap(await ctx.accounts.auth.endOwnSessions(ctx.actor, ctx.origin)),
  ),
});
