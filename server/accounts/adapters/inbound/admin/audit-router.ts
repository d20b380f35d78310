import {
  getAuditEntrySchema,
  listAuditEntriesSchema,
} from "@/server/accounts/application/ports/inbound/account-query.schema";
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
});
