import {
  getSignalSchema,
  groupSignalsSchema,
  listSignalsSchema,
  signalHistogramSchema,
} from "@/server/accounts/application/ports/inbound/signal-query.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** The signals of all accounts. */
export const signalsRouter = router({
  list: staffProcedure("signal.read")
    .input(listSignalsSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listSignals(input, ctx.actor))),
  histogram: staffProcedure("signal.read")
    .input(signalHistogramSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getSignalHistogram(input, ctx.actor))),
  groups: staffProcedure("signal.read")
    .input(groupSignalsSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.groupSignals(input, ctx.actor))),
  get: staffProcedure("signal.read")
    .input(getSignalSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getSignal(input, ctx.actor))),
});
