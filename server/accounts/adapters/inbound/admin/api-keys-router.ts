import { listApiKeysSchema } from "@/server/accounts/application/ports/inbound/api-key-query.schema";
import { createApiKeySchema } from "@/server/accounts/application/use-cases/create-api-key/create-api-key.schema";
import { webhookSchema } from "@/server/accounts/application/use-cases/redeliver-webhooks/redeliver-webhooks.schema";
import { revokeApiKeySchema } from "@/server/accounts/application/use-cases/revoke-api-key/revoke-api-key.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** The keys that other systems come in with. */
export const apiKeysRouter = router({
  list: staffProcedure("api-key.read")
    .input(listApiKeysSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listApiKeys(input, ctx.actor))),
  create: staffProcedure("api-key.create", "api-key.create", "STEP_UP")
    .input(createApiKeySchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.keys.create(input, ctx.actor, ctx.origin))),
  revoke: staffProcedure("api-key.revoke", "api-key.revoke", "STEP_UP")
    .input(revokeApiKeySchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.keys.revoke(input, ctx.actor, ctx.origin))),
});

/** Who hears of events; other systems make them by the API. */
export const webhooksRouter = router({
  list: staffProcedure("system.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.listWebhooks(ctx.actor)),
  ),
  redeliver: staffProcedure("webhook.redeliver", "webhook.redeliver")
    .input(webhookSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.webhooks.redeliver(input, ctx.actor, ctx.origin))),
  resume: staffProcedure("webhook.resume", "webhook.resume")
    .input(webhookSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.webhooks.resume(input, ctx.actor, ctx.origin))),
});
