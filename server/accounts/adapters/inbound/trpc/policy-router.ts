import { publicProcedure, router } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** What anybody may know of the policy in force. */
export const policyRouter = router({
  publicStanding: publicProcedure("policy.read-public").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.getPublicStanding()),
  ),
});
