import {
  countNewCasesSchema,
  getReviewCaseSchema,
  listReviewCasesSchema,
} from "@/server/accounts/application/ports/inbound/account-query.schema";
import { askClusterSchema } from "@/server/accounts/application/use-cases/ask-cluster/ask-cluster.schema";
import { clearCaseSchema } from "@/server/accounts/application/use-cases/clear-case/clear-case.schema";
import { decideClusterSchema } from "@/server/accounts/application/use-cases/decide-cluster/decide-cluster.schema";
import { limitCaseSchema } from "@/server/accounts/application/use-cases/limit-case/limit-case.schema";
import { lockCaseSchema } from "@/server/accounts/application/use-cases/lock-case/lock-case.schema";
import { suspendCaseSchema } from "@/server/accounts/application/use-cases/suspend-case/suspend-case.schema";
import { undoDecisionSchema } from "@/server/accounts/application/use-cases/undo-decision/undo-decision.schema";
import { verifyCaseSchema } from "@/server/accounts/application/use-cases/verify-case/verify-case.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** The review queue and its pane. */
export const reviewRouter = router({
  list: staffProcedure("case.read")
    .input(listReviewCasesSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listReviewCases(input, ctx.actor))),
  countNew: staffProcedure("case.read")
    .input(countNewCasesSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.countNewCases(input, ctx.actor))),
  get: staffProcedure("case.read")
    .input(getReviewCaseSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getReviewCase(input, ctx.actor))),
  clear: staffProcedure("case.clear", "case.clear")
    .input(clearCaseSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.clearCase(input, ctx.actor, ctx.origin))),
  verify: staffProcedure("case.verify", "case.verify")
    .input(verifyCaseSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.verifyCase(input, ctx.actor, ctx.origin))),
  limit: staffProcedure("case.limit", "case.limit")
    .input(limitCaseSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.limitCase(input, ctx.actor, ctx.origin))),
  suspend: staffProcedure("case.suspend", "case.suspend")
    .input(suspendCaseSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.suspendCase(input, ctx.actor, ctx.origin))),
  undo: staffProcedure("case.undo", "case.undo")
    .input(undoDecisionSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.undoDecision(input, ctx.actor, ctx.origin))),
  askCluster: staffProcedure("case.decide-cluster", "case.decide-cluster")
    .input(askClusterSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.askCluster(input, ctx.actor, ctx.origin))),
  decideCluster: staffProcedure("case.decide-cluster", "case.decide-cluster")
    .input(decideClusterSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.decideCluster(input, ctx.actor, ctx.origin))),
  lock: staffProcedure("case.lock", "case.lock")
    .input(lockCaseSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.lockCase(input, ctx.actor, ctx.origin))),
});
