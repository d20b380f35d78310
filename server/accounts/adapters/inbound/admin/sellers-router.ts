import { listSellersSchema, sellersNewsSchema } from "@/server/accounts/application/ports/inbound/seller-query.schema";
import { getStageReviewSchema } from "@/server/accounts/application/ports/inbound/stage-review-query.schema";
import { approveStageSchema } from "@/server/accounts/application/use-cases/approve-stage/approve-stage.schema";
import { assignApplicationSchema } from "@/server/accounts/application/use-cases/assign-application/assign-application.schema";
import { overrideCheckSchema } from "@/server/accounts/application/use-cases/override-check/override-check.schema";
import { rejectApplicationSchema } from "@/server/accounts/application/use-cases/reject-application/reject-application.schema";
import { returnStageSchema } from "@/server/accounts/application/use-cases/return-stage/return-stage.schema";
import { revealDeclaredSchema } from "@/server/accounts/application/use-cases/reveal-declared/reveal-declared.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** What staff decide on applications to sell. */
export const sellersRouter = router({
  list: staffProcedure("seller.read")
    .input(listSellersSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listSellers(input, ctx.actor))),
  news: staffProcedure("seller.read")
    .input(sellersNewsSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.newsOfSellers(input, ctx.actor))),
  summary: staffProcedure("seller.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.summariseSellers(ctx.actor)),
  ),
  count: staffProcedure("seller.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.countSellers(ctx.actor)),
  ),
  reviewers: staffProcedure("seller.assign").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.listSellerReviewers(ctx.actor)),
  ),
  assign: staffProcedure("seller.assign", "seller.assign")
    .input(assignApplicationSchema)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.accounts.selling.assignApplication(input, ctx.actor, ctx.origin)),
    ),
  review: staffProcedure("seller.read")
    .input(getStageReviewSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getStageReview(input, ctx.actor))),
  revealDeclared: staffProcedure("seller.reveal-declared", "account.reveal")
    .input(revealDeclaredSchema)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.accounts.selling.revealDeclared(input, ctx.actor, ctx.origin)),
    ),
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
