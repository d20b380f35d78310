import {
  getAuditEntrySchema,
  listAuditEntriesSchema,
} from "@/server/accounts/application/ports/inbound/account-query.schema";
import { exportAuditSchema } from "@/server/accounts/application/use-cases/export-audit/export-audit.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** The audit trail. */
export const auditRouter = router({
  list: staffProcedure("audit.read")
    .input(listAuditEntriesSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listAuditEntries(input, ctx.actor))),
  get: staffProcedure("audit.read")
    .input(getAuditEntrySchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getAuditEntry(input, ctx.actor))),
  chain: staffProcedure("audit.read-chain").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.getAuditChain(ctx.actor)),
  ),
  verify: staffProcedure("audit.verify", "audit.verify").mutation(async ({ ctx }) =>
    unwrap(await ctx.accounts.auditTrail.verify(ctx.actor, ctx.origin)),
  ),
  export: staffProcedure("audit.export", "audit.export", "STEP_UP")
    .input(exportAuditSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.auditTrail.export(input, ctx.actor, ctx.origin))),
});
