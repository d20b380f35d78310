import {
  getParkedMessageSchema,
  listParkedMessagesSchema,
} from "@/server/accounts/application/ports/inbound/system-query.schema";
import { rebuildReadModelSchema } from "@/server/accounts/application/use-cases/rebuild-read-model/rebuild-read-model.schema";
import { replayMessageSchema } from "@/server/accounts/application/use-cases/replay-message/replay-message.schema";
import { skipMessageSchema } from "@/server/accounts/application/use-cases/skip-message/skip-message.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** How the installation itself does. Nothing here is about a person. */
export const systemRouter = router({
  outbox: staffProcedure("system.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.getOutboxState(ctx.actor)),
  ),
  broker: staffProcedure("system.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.getBrokerState(ctx.actor)),
  ),
  locks: staffProcedure("system.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.getLockPropagation(ctx.actor)),
  ),
  sessions: staffProcedure("system.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.getSessionStore(ctx.actor)),
  ),
  installation: staffProcedure("system.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.getInstallation(ctx.actor)),
  ),
  projections: staffProcedure("system.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.listProjections(ctx.actor)),
  ),
  rebuild: staffProcedure("read-model.rebuild", "read-model.rebuild", "STEP_UP")
    .input(rebuildReadModelSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.rebuildReadModel(input, ctx.actor, ctx.origin))),
  parked: staffProcedure("system.read")
    .input(listParkedMessagesSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listParkedMessages(input, ctx.actor))),
  parkedMessage: staffProcedure("system.read")
    .input(getParkedMessageSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getParkedMessage(input, ctx.actor))),
  replayMessage: staffProcedure("system.replay-message", "message.replay")
    .input(replayMessageSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.messages.replay(input, ctx.actor, ctx.origin))),
  skipMessage: staffProcedure("system.skip-message", "message.skip")
    .input(skipMessageSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.messages.skip(input, ctx.actor, ctx.origin))),
});
