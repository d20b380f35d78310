import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** How the installation itself does. Nothing here is about a person. */
export const systemRouter = router({
  outbox: staffProcedure("system.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.getOutboxState(ctx.actor)),
  ),
  projections: staffProcedure("system.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.listProjections(ctx.actor)),
  ),
});
