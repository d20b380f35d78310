import { getPolicySchema, listPoliciesSchema } from "@/server/accounts/application/ports/inbound/policy-query.schema";
import { cancelBacktestSchema } from "@/server/accounts/application/use-cases/cancel-backtest/cancel-backtest.schema";
import { changePolicyDraftSchema } from "@/server/accounts/application/use-cases/change-policy-draft/change-policy-draft.schema";
import { createPolicyDraftSchema } from "@/server/accounts/application/use-cases/create-policy-draft/create-policy-draft.schema";
import { policyVersionSchema } from "@/server/accounts/application/use-cases/discard-policy/discard-policy.schema";
import { mergePolicyDraftSchema } from "@/server/accounts/application/use-cases/merge-policy-draft/merge-policy-draft.schema";
import { moveRampSchema } from "@/server/accounts/application/use-cases/move-ramp/move-ramp.schema";
import { openReviewSampleSchema } from "@/server/accounts/application/use-cases/open-review-sample/open-review-sample.schema";
import {
  requestPublishSchema,
  rollBackPolicySchema,
} from "@/server/accounts/application/use-cases/request-publish/request-publish.schema";
import { router, staffProcedure } from "@/server/trpc/procedures";
import { unwrap } from "@/server/trpc/unwrap";

/** Documents of the trust policy: drafts, their backtests, and asking to put one in force. */
export const policiesRouter = router({
  list: staffProcedure("policy.read")
    .input(listPoliciesSchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.listPolicies(input, ctx.actor))),
  get: staffProcedure("policy.read")
    .input(getPolicySchema)
    .query(async ({ ctx, input }) => unwrap(await ctx.accounts.queries.getPolicy(input, ctx.actor))),
  reEvaluation: staffProcedure("system.read").query(async ({ ctx }) =>
    unwrap(await ctx.accounts.queries.getReEvaluation(ctx.actor)),
  ),
  createDraft: staffProcedure("policy.create-draft", "policy.create-draft")
    .input(createPolicyDraftSchema)
    .mutation(async ({ ctx, input }) =>
      told(unwrap(await ctx.accounts.policies.createDraft(input, ctx.actor, ctx.origin))),
    ),
  changeDraft: staffProcedure("policy.change-draft", "policy.change-draft")
    .input(changePolicyDraftSchema)
    .mutation(async ({ ctx, input }) =>
      told(unwrap(await ctx.accounts.policies.changeDraft(input, ctx.actor, ctx.origin))),
    ),
  mergeDraft: staffProcedure("policy.merge-draft", "policy.merge-draft")
    .input(mergePolicyDraftSchema)
    .mutation(async ({ ctx, input }) =>
      told(unwrap(await ctx.accounts.policies.mergeDraft(input, ctx.actor, ctx.origin))),
    ),
  discard: staffProcedure("policy.discard", "policy.discard")
    .input(policyVersionSchema)
    .mutation(async ({ ctx, input }) =>
      told(unwrap(await ctx.accounts.policies.discard(input, ctx.actor, ctx.origin))),
    ),
  startShadow: staffProcedure("policy.start-shadow", "policy.start-shadow")
    .input(policyVersionSchema)
    .mutation(async ({ ctx, input }) =>
      told(unwrap(await ctx.accounts.policies.startShadow(input, ctx.actor, ctx.origin))),
    ),
  backtest: staffProcedure("policy.backtest", "policy.backtest")
    .input(policyVersionSchema)
    .mutation(async ({ ctx, input }) =>
      asked(unwrap(await ctx.accounts.policies.startBacktest(input, ctx.actor, ctx.origin))),
    ),
  cancelBacktest: staffProcedure("policy.cancel-backtest", "policy.cancel-backtest")
    .input(cancelBacktestSchema)
    .mutation(async ({ ctx, input }) =>
      asked(unwrap(await ctx.accounts.policies.cancelBacktest(input, ctx.actor, ctx.origin))),
    ),
  openSample: staffProcedure("policy.open-sample", "policy.open-sample")
    .input(openReviewSampleSchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.policies.openSample(input, ctx.actor, ctx.origin))),
  requestPublish: staffProcedure("policy.request-publish", "policy.request-publish", "STEP_UP")
    .input(requestPublishSchema)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.accounts.policies.requestPublish(input, ctx.actor, ctx.origin)),
    ),
  rollBack: staffProcedure("policy.roll-back", "policy.roll-back", "STEP_UP")
    .input(rollBackPolicySchema)
    .mutation(async ({ ctx, input }) => unwrap(await ctx.accounts.policies.rollBack(input, ctx.actor, ctx.origin))),
  pauseRamp: staffProcedure("policy.pause-ramp", "policy.pause-ramp")
    .input(moveRampSchema)
    .mutation(async ({ ctx, input }) =>
      told(unwrap(await ctx.accounts.policies.pauseRamp(input, ctx.actor, ctx.origin))),
    ),
  resumeRamp: staffProcedure("policy.resume-ramp", "policy.resume-ramp", "STEP_UP")
    .input(moveRampSchema)
    .mutation(async ({ ctx, input }) =>
      told(unwrap(await ctx.accounts.policies.resumeRamp(input, ctx.actor, ctx.origin))),
    ),
  takeRampBack: staffProcedure("policy.take-back-ramp", "policy.take-back-ramp")
    .input(moveRampSchema)
    .mutation(async ({ ctx, input }) =>
      told(unwrap(await ctx.accounts.policies.takeRampBack(input, ctx.actor, ctx.origin))),
    ),
});

type Version = {
  readonly version: number;
  readonly revision: number;
  readonly state: string;
  readonly contentHash: string;
};

/** What the screen goes on with; the document itself it reads like everybody. */
const told = ({ version, revision, state, contentHash }: Version) => ({ version, revision, state, contentHash });

const asked = ({ id, state }: { readonly id: string; readonly state: string }) => ({ runId: id, state });
