import { listEvidenceSchema, whatIfSchema } from "@/server/accounts/application/ports/inbound/trust-query.schema";
import { liftOverrideSchema } from "@/server/accounts/application/use-cases/lift-override/lift-override.schema";
import { overrideTrustSchema } from "@/server/accounts/application/use-cases/override-trust/override-trust.schema";
import { takeBackSignalSchema } from "@/server/accounts/application/use-cases/take-back-signal/take-back-signal.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** What lies behind a standing, what would change it, and what staff may put in its way. */
export const trustRouter = router({
  evidence: staffProcedure("account.read-trust")
    .input(listEvidenceSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listEvidence(input, ctx.actor))),
  whatIf: staffProcedure("account.read-trust")
    .input(whatIfSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.whatIf(input, ctx.actor))),
  override: staffProcedure("trust.override", "trust.override")
    .input(overrideTrustSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.overrideTrust(input, ctx.actor, ctx.origin))),
  takeBackSignal: staffProcedure("trust.take-back-signal", "trust.take-back-signal")
    .input(takeBackSignalSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.takeBackSignal(input, ctx.actor, ctx.origin))),
  liftOverride: staffProcedure("trust.lift-override", "trust.lift-override", "STEP_UP")
    .input(liftOverrideSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.liftOverride(input, ctx.actor, ctx.origin))),
});
