import { policyReader } from "@/server/accounts/adapters/outbound/persistence/policy-reader";
import { poolQuery } from "@/server/accounts/adapters/outbound/persistence/transaction";
import type { RampPlan } from "@/server/accounts/domain/policies/ramp-plan";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { type AccountId, accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { putHolder, systemOrigin } from "./module-scene";
import { must } from "./must";
import { policyProcesses, policyWorker } from "./policy-processes";
import { factOf } from "./signal-facts";

export const RAMP_NOTE = "First a few, then everybody.";

/** Two processes, two LEADs, and some people with a history, who can be scored by a version on its ramp. */
export async function rampScene(people: number) {
  const scene = await policyProcesses();
  const ids: AccountId[] = [];
  for (let number = 0; number < people; number += 1) {
    ids.push(accountIdFrom((await putHolder(scene, `buyer-${number}@example.org`)).accountId));
  }
  const at = new Date(Date.now() - 20 * 86_400_000);
  for (const [index, id] of ids.entries()) {
    const good = Array.from({ length: 2 + (index % 5) }, (_, n) =>
      factOf(id, "completion", `order-${n}`, { good: 1 }, at),
    );
    await scene.send(scene, ...good);
  }
  const workers = [policyWorker(scene), policyWorker(scene.other)] as const;
  const approved = async (plan: RampPlan, change: (live: TrustPolicy) => TrustPolicy): Promise<number> => {
    const version = await scene.draft(change);
    await scene.backtested(version);
    await scene.approve((await scene.ask(version, scene.author, plan)).approvalId);
    return version;
  };
  /** As if its hours had gone by. */
  const letStepBeDue = (version: number) =>
    scene.rows(
      "UPDATE policy_version SET starts_at = now() - interval '1 second' WHERE version = $1 AND starts_at IS NOT NULL",
      [version],
    );
  return {
    ...scene,
    ids,
    workers,
    approved,
    letStepBeDue,
    reader: policyReader(poolQuery(scene.database.pool)),
    move: async (act: "pauseRamp" | "resumeRamp" | "takeRampBack", version: number) =>
      must(await scene.accounts.policies[act]({ version, note: RAMP_NOTE }, scene.approver, systemOrigin)),
    /** The whole of what scores anew who moved over. */
    follow: async () => {
      while ((await workers[0].reEvaluate()) === "more");
    },
    profiles: () =>
      scene.rows<{ account_id: AccountId; score_milli: number; policy_version: number; evaluated_at: Date }>(
        `SELECT account_id, score_milli, policy_version, evaluated_at FROM trust_profile
          WHERE account_id = ANY($1) ORDER BY 1`,
        [ids],
      ),
  };
}
