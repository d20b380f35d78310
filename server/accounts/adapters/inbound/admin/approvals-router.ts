import {
  getApprovalSchema,
  listApprovalsSchema,
} from "@/server/accounts/application/ports/inbound/approval-query.schema";
import { approveRequestSchema } from "@/server/accounts/application/use-cases/approve-request/approve-request.schema";
import { declineRequestSchema } from "@/server/accounts/application/use-cases/decline-request/decline-request.schema";
import { withdrawRequestSchema } from "@/server/accounts/application/use-cases/withdraw-request/withdraw-request.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** What waits for a second person. */
export const approvalsRouter = router({
  list: staffProcedure("approval.read")
    .input(listApprovalsSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listApprovals(input, ctx.actor))),
  count: staffProcedure("approval.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.countApprovals(ctx.actor)),
  ),
  get: staffProcedure("approval.read")
    .input(getApprovalSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getApproval(input, ctx.actor))),
  cluster: staffProcedure("approval.read")
    .input(getApprovalSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getClusterRequest(input, ctx.actor))),
  approve: staffProcedure("approval.approve", "approval.approve", "STEP_UP")
    .input(approveRequestSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.approveRequest(input, ctx.actor, ctx.origin))),
  decline: staffProcedure("approval.decline", "approval.decline")
    .input(declineRequestSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.declineRequest(input, ctx.actor, ctx.origin))),
  withdraw: staffProcedure("approval.withdraw", "approval.withdraw")
    .input(withdrawRequestSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.withdrawRequest(input, ctx.actor, ctx.origin))),
});
