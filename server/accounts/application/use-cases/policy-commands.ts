import { cancelBacktest } from "./cancel-backtest/cancel-backtest";
import { changePolicyDraft } from "./change-policy-draft/change-policy-draft";
import { createPolicyDraft, type PolicyDraftDeps } from "./create-policy-draft/create-policy-draft";
import { discardPolicy } from "./discard-policy/discard-policy";
import { mergePolicyDraft } from "./merge-policy-draft/merge-policy-draft";
import { pausePolicyRamp, resumePolicyRamp, takeBackPolicyRamp } from "./move-ramp/move-ramp";
import { openReviewSample } from "./open-review-sample/open-review-sample";
import { publishPolicyV1 } from "./publish-policy-v1/publish-policy-v1";
import { requestPublish } from "./request-publish/request-publish";
import { rollBackPolicy } from "./roll-back-policy/roll-back-policy";
import { type StartBacktestDeps, startBacktest } from "./start-backtest/start-backtest";
import { startShadow } from "./start-shadow/start-shadow";

/** What LEADs do with documents of the trust policy, and what the release does with its first. */
export const policyCommands = (deps: PolicyDraftDeps & StartBacktestDeps) => ({
  publishPolicyV1: publishPolicyV1(deps),
  policies: {
    createDraft: createPolicyDraft(deps),
    changeDraft: changePolicyDraft(deps),
    mergeDraft: mergePolicyDraft(deps),
    discard: discardPolicy(deps),
    startShadow: startShadow(deps),
    startBacktest: startBacktest(deps),
    cancelBacktest: cancelBacktest(deps),
    openSample: openReviewSample(deps),
    requestPublish: requestPublish(deps),
    rollBack: rollBackPolicy(deps),
    pauseRamp: pausePolicyRamp(deps),
    resumeRamp: resumePolicyRamp(deps),
    takeRampBack: takeBackPolicyRamp(deps),
  },
});
