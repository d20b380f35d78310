import { createHash } from "node:crypto";
import { cancelBacktest } from "@/server/accounts/application/use-cases/cancel-backtest/cancel-backtest";
import { changePolicyDraft } from "@/server/accounts/application/use-cases/change-policy-draft/change-policy-draft";
import { createPolicyDraft } from "@/server/accounts/application/use-cases/create-policy-draft/create-policy-draft";
import { discardPolicy } from "@/server/accounts/application/use-cases/discard-policy/discard-policy";
import { mergePolicyDraft } from "@/server/accounts/application/use-cases/merge-policy-draft/merge-policy-draft";
import {
  pausePolicyRamp,
  resumePolicyRamp,
  takeBackPolicyRamp,
} from "@/server/accounts/application/use-cases/move-ramp/move-ramp";
import { publishPolicyV1 } from "@/server/accounts/application/use-cases/publish-policy-v1/publish-policy-v1";
import { requestPublish } from "@/server/accounts/application/use-cases/request-publish/request-publish";
import { rollBackPolicy } from "@/server/accounts/application/use-cases/roll-back-policy/roll-back-policy";
import { startBacktest } from "@/server/accounts/application/use-cases/start-backtest/start-backtest";
import { startScheduledPolicy } from "@/server/accounts/application/use-cases/start-scheduled-policy/start-scheduled-policy";
import { startShadow } from "@/server/accounts/application/use-cases/start-shadow/start-shadow";
import { takeRampStep } from "@/server/accounts/application/use-cases/take-ramp-step/take-ramp-step";
import { emptyTally } from "@/server/accounts/domain/domain-services/backtest-tally";
import type { PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { newId } from "@/server/platform/new-id";
import { approvalScene } from "./approval-scene";
import { origin } from "./console-scene";
import { must } from "./must";

export const hashOfText = (text: string) => createHash("sha256").update(text).digest("hex");

/** The document with other numbers, as a form sends it. */
export const withBase = (policy: TrustPolicy, base: number): Record<string, unknown> => ({ ...policy, base });

/** Three LEADs over tables in memory, and everything that can be done with a policy document. */
export async function policyScene() {
  const scene = approvalScene("LEAD");
  const { unitOfWork } = scene.ports;
  const deps = { unitOfWork, hashOfText, newId };
  await publishPolicyV1(deps)(origin);
  const run = {
    create: createPolicyDraft(deps),
    change: changePolicyDraft(deps),
    merge: mergePolicyDraft(deps),
    discard: discardPolicy(deps),
    shadow: startShadow(deps),
    backtest: startBacktest(deps),
    cancel: cancelBacktest(deps),
    request: requestPublish(deps),
    rollBack: rollBackPolicy(deps),
    start: startScheduledPolicy(deps),
    step: takeRampStep(deps),
    pause: pausePolicyRamp(deps),
    resume: resumePolicyRamp(deps),
    takeBack: takeBackPolicyRamp(deps),
  };
  const draft = async (base = 58): Promise<PolicyVersion> => {
    const opened = must(await run.create({ from: null }, scene.actor, origin));
    const document = withBase(opened.policy, base);
    return must(await run.change({ version: opened.version, revision: 1, document }, scene.actor, origin));
  };
  const finishBacktest = async (version: number, finishedAt = scene.ports.now): Promise<void> => {
    const asked = must(await run.backtest({ version }, scene.actor, origin));
    const tally = { ...emptyTally(finishedAt), accounts: 12 };
    scene.ports.tables.policyRuns.set(asked.id, { ...asked, state: "DONE", finishedAt, done: 12, total: 12, tally });
  };
  return { ...scene, run, draft, finishBacktest, version: (number: number) => scene.ports.tables.policies.get(number) };
}
