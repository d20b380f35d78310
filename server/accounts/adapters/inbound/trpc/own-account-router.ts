import { endSessionSchema } from "@/server/accounts/application/use-cases/end-session/end-session.schema";
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
  sessions: signedInProcedure("account.end-own-session").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.listOwnSessions(ctx.actor)),
  ),
  endSession: signedInProcedure("account.end-own-session", "account.end-session")
    .input(endSessionSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.auth.endSession(input, ctx.actor, ctx.origin))),
  endOtherSessions: signedInProcedure("account.end-own-session", "account.end-sessions").mutation(async ({ ctx }) =>
    unwrap(await ctx.accounts.auth.endOwnSessions(ctx.actor, ctx.origin)),
  ),
});
