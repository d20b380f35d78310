import { describeSession } from "@/server/accounts/application/dto/session-info-dto";
import { router, signedInProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** Who is signed in here, and signing out. */
export const sessionRouter = router({
  me: signedInProcedure("session.read").query(({ ctx }) => describeSession(ctx.actor)),
  logout: signedInProcedure("session.logout", "session.logout").mutation(async ({ ctx }) =>
    unwrap(await ctx.accounts.auth.logout(ctx.actor, ctx.origin)),
  ),
});
