import { getAppealSchema, listAppealsSchema } from "@/server/accounts/application/ports/inbound/account-query.schema";
import { decideAppealSchema } from "@/server/accounts/application/use-cases/decide-appeal/decide-appeal.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** What holders disagree with, and our answers. */
export const appealRouter = router({
  list: staffProcedure("appeal.read")
    .input(listAppealsSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listAppeals(input, ctx.actor))),
  get: staffProcedure("appeal.read")
    .input(getAppealSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getAppeal(input, ctx.actor))),
  decide: staffProcedure("appeal.decide", "appeal.decide")
    .input(decideAppealSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.decideAppeal(input, ctx.actor, ctx.origin))),
});
