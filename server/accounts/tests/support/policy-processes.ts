import { createDuePolicy } from "@/server/accounts/adapters/outbound/persistence/due-policy";
import { createPolicyPopulation } from "@/server/accounts/adapters/outbound/persistence/policy-population";
import { policyReader } from "@/server/accounts/adapters/outbound/persistence/policy-reader";
import { createPolicyRunStore } from "@/server/accounts/adapters/outbound/persistence/policy-run-store";
import { createShadowStore } from "@/server/accounts/adapters/outbound/persistence/shadow-store";
import { poolQuery } from "@/server/accounts/adapters/outbound/persistence/transaction";
import type { StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import { runReEvaluation } from "@/server/accounts/application/use-cases/re-evaluate-accounts/run-re-evaluation";
import type { IncomingSignal } from "@/server/accounts/application/use-cases/record-signals/incoming-signal";
import { runBacktest } from "@/server/accounts/application/use-cases/run-backtest/run-backtest";
import { runShadow } from "@/server/accounts/application/use-cases/run-shadow/run-shadow";
import { startScheduledPolicy } from "@/server/accounts/application/use-cases/start-scheduled-policy/start-scheduled-policy";
import { takeRampStep } from "@/server/accounts/application/use-cases/take-ramp-step/take-ramp-step";
import type { RampPlan } from "@/server/accounts/domain/policies/ramp-plan";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { newId } from "@/server/platform/new-id";
import { type ModuleScene, moduleScene, putStaff, type ServerProcess, systemOrigin } from "./module-scene";
import { must } from "./must";
import { feed, workerOrigin } from "./signal-facts";

const goOn = new AbortController().signal;
const NOTE = "The backtest of this morning speaks for it.";

/** What a worker of this process does for policies. */
export function policyWorker({ accounts, database: { pool } }: ServerProcess, now: () => Date = () => new Date()) {
  const deps = {
    unitOfWork: accounts.unitOfWork,
    runs: createPolicyRunStore(pool),
    population: createPolicyPopulation(pool),
    policies: policyReader(poolQuery(pool)),
    dueVersion: createDuePolicy(pool),
    shadow: createShadowStore(pool),
    newId,
    now,
    pause: async () => undefined,
  };
  return {
    deps,
    backtest: (stop = goOn) => runBacktest(deps)(stop),
    shadow: (stop = goOn) => runShadow(deps)(stop),
    step: (version: number) => takeRampStep(deps)(version, workerOrigin),
    start: (version: number) => startScheduledPolicy(deps)(version, workerOrigin),
    reEvaluate: (stop = goOn) => runReEvaluation(deps)(stop, workerOrigin),
  };
}

/** Two processes on one database with version 1 on record, and two LEADs. */
export async function policyProcesses() {
  const scene: ModuleScene = await moduleScene();
  const other = scene.openAnother();
  must((await scene.accounts.publishPolicyV1(systemOrigin)) ?? { ok: false, refusal: { code: "LEASE_LOST" } });
  const [author, approver] = [await putStaff(scene, "LEAD"), await putStaff(scene, "LEAD")];
  const rows = async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
    (await scene.database.pool.query<Row & Record<string, unknown>>(sql, [...values])).rows;
  const draft = async (change: (live: TrustPolicy) => TrustPolicy): Promise<number> => {
    const { policies } = scene.accounts;
    const opened = must(await policies.createDraft({ from: null }, author, systemOrigin));
    const document = { ...change(opened.policy) };
    must(await policies.changeDraft({ version: opened.version, revision: 1, document }, author, systemOrigin));
    return opened.version;
  };
  const backtested = async (version: number): Promise<void> => {
    must(await scene.accounts.policies.startBacktest({ version }, author, systemOrigin));
    await policyWorker(other).backtest();
  };
  return {
    ...scene,
    other,
    author,
    approver,
    rows,
    draft,
    backtested,
    ask: async (version: number, by: StaffActor = author, ramp: RampPlan | null = null) =>
      must(
        await scene.accounts.policies.requestPublish(
          { version, startsAt: null, guardFlags: null, ramp, note: NOTE },
          by,
          systemOrigin,
        ),
      ),
    approve: async (approvalId: string) =>
      must(await other.accounts.approveRequest({ approvalId, note: "" }, approver, systemOrigin)),
    send: async (process: ServerProcess, ...signals: readonly IncomingSignal[]) =>
      must(await process.accounts.recordSignals({ signals }, feed, workerOrigin)),
    close: async () => {
      await other.database.close();
      await scene.close();
    },
  };
}
