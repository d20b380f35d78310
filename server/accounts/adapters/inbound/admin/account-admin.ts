import {
  getAccountActivitySchema,
  getAccountSchema,
  getAccountTrustSchema,
  listAccountSessionsSchema,
  previewLockSchema,
  searchAccountsSchema,
} from "@/server/accounts/application/ports/inbound/account-query.schema";
import {
  getAccountConductSchema,
  listLinkedAccountsSchema,
} from "@/server/accounts/application/ports/inbound/links-query.schema";
import { lockPublicationSchema } from "@/server/accounts/application/ports/inbound/lock-publication.schema";
import { changeStatusSchema } from "@/server/accounts/application/use-cases/change-status/change-status.schema";
import { endSessionsSchema } from "@/server/accounts/application/use-cases/end-sessions/end-sessions.schema";
import { lockAccountSchema } from "@/server/accounts/application/use-cases/lock-account/lock-account.schema";
import { revealPersonalDataSchema } from "@/server/accounts/application/use-cases/reveal-personal-data/reveal-personal-data.schema";
import { unlockAccountSchema } from "@/server/accounts/application/use-cases/unlock-account/unlock-account.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** Account lookup and the account page. */
export const accountsRouter = router({
  search: staffProcedure("account.look-up", "account.look-up")
    .input(searchAccountsSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.searchAccounts(input, ctx.actor))),
  get: staffProcedure("account.read")
    .input(getAccountSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getAccount(input, ctx.actor))),
  trust: staffProcedure("account.read-trust")
    .input(getAccountTrustSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getAccountTrust(input, ctx.actor))),
  activity: staffProcedure("account.read")
    .input(getAccountActivitySchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getAccountActivity(input, ctx.actor))),
  linked: staffProcedure("account.read-links")
    .input(listLinkedAccountsSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listLinkedAccounts(input, ctx.actor))),
  conduct: staffProcedure("account.read")
    .input(getAccountConductSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getAccountConduct(input, ctx.actor))),
  sessions: staffProcedure("account.read-sessions")
    .input(listAccountSessionsSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listAccountSessions(input, ctx.actor))),
  lockPreview: staffProcedure("account.lock")
    .input(previewLockSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.previewLock(input, ctx.actor))),
  lockPublication: staffProcedure("account.lock")
    .input(lockPublicationSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.readLockPublication(input))),
  lock: staffProcedure("account.lock", "account.lock")
    .input(lockAccountSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.lockAccount(input, ctx.actor, ctx.origin))),
  unlock: staffProcedure("account.unlock", "account.unlock")
    .input(unlockAccountSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.unlockAccount(input, ctx.actor, ctx.origin))),
  changeStatus: staffProcedure("account.change-status", "account.change-status")
    .input(changeStatusSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.changeStatus(input, ctx.actor, ctx.origin))),
  endSessions: staffProcedure("account.end-sessions", "account.end-sessions")
    .input(endSessionsSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.endSessions(input, ctx.actor, ctx.origin))),
  reveal: staffProcedure("account.reveal", "account.reveal")
    .input(revealPersonalDataSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.revealPersonalData(input, ctx.actor, ctx.origin))),
});
