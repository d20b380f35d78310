import { approveStageSchema } from "@/server/accounts/application/use-cases/approve-stage/approve-stage.schema";
import { overrideCheckSchema } from "@/server/accounts/application/use-cases/override-check/override-check.schema";
import { rejectApplicationSchema } from "@/server/accounts/application/use-cases/reject-application/reject-application.schema";
import { returnStageSchema } from "@/server/accounts/application/use-cases/return-stage/return-stage.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** What staff decide on applications to sell. */
export const sellersRouter = router({
  approveStage: staffProcedure("seller.approve-stage", "seller.approve-stage", "STEP_UP")
    .input(approveStageSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.selling.approveStage(input, ctx.actor, ctx.origin))),
  returnStage: staffProcedure("seller.return-stage", "seller.return-stage")
    .input(returnStageSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.selling.returnStage(input, ctx.actor, ctx.origin))),
  overrideCheck: staffProcedure("seller.override-check", "seller.override-check", "STEP_UP")
    .input(overrideCheckSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.selling.overrideCheck(input, ctx.actor, ctx.origin))),
  rejectApplication: staffProcedure("seller.reject-application", "seller.reject-application")
    .input(rejectApplicationSchema)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.accounts.selling.rejectApplication(input, ctx.actor, ctx.origin)),
    ),
});
