import { randomUUID } from "node:crypto";
import type { Job } from "@/server/platform/worker";
import type { RequestOrigin } from "./application/ports/outbound/actor";
import type { PolicyReader } from "./application/ports/outbound/live-trust-policy";
import type { PolicyPopulation } from "./application/ports/outbound/policy-run-store";
import { type GuardRampDeps, guardRamp } from "./application/use-cases/guard-ramp/guard-ramp";
import {
  type RunReEvaluationDeps,
  runReEvaluation,
} from "./application/use-cases/re-evaluate-accounts/run-re-evaluation";
import { type RollBackByRuleDeps, rollBackByRule } from "./application/use-cases/roll-back-by-rule/roll-back-by-rule";
import { type RunBacktestDeps, runBacktest } from "./application/use-cases/run-backtest/run-backtest";
import { type RunShadowDeps, runShadow } from "./application/use-cases/run-shadow/run-shadow";
import { startScheduledPolicy } from "./application/use-cases/start-scheduled-policy/start-scheduled-policy";
import { takeRampStep } from "./application/use-cases/take-ramp-step/take-ramp-step";

export type PolicyJobDeps = RunBacktestDeps &
  RunReEvaluationDeps &
  RollBackByRuleDeps &
  GuardRampDeps &
  RunShadowDeps & {
    readonly policies: PolicyReader;
    readonly population: PolicyPopulation;
    /** The approved version whose moment has come, or null. */
    readonly dueVersion: (at: Date) => Promise<number | null>;
  };

/** What the worker does for policy documents. Each is safe to run in many processes at once, and goes on after a restart. */
export function policyJobs(deps: PolicyJobDeps): readonly Job[] {
  return [
    { name: "policy-backtests", everyMs: 1_000, run: runBacktest(deps) },
    {
      name: "policy-re-evaluation",
      everyMs: 2_000,
      run: (stop) => runReEvaluation(deps)(stop, origin("re-evaluation")),
    },
    { name: "policy-shadow", everyMs: 30_000, run: runShadow(deps) },
    { name: "scheduled-policies", everyMs: 5_000, run: () => startDue(deps) },
    { name: "policy-guard", everyMs: 30_000, run: () => guardLive(deps) },
  ];
}

async function startDue(deps: PolicyJobDeps): Promise<"more" | "idle"> {
  const version = await deps.dueVersion(deps.now());
  if (version === null) return "idle";
  const stepped = await takeRampStep(deps)(version, origin("scheduled-policies"));
  if (stepped === null) await startScheduledPolicy(deps)(version, origin("scheduled-policies"));
  return "idle";
}

async function guardLive(deps: PolicyJobDeps): Promise<"more" | "idle"> {
  await rollBackByRule(deps)(origin("policy-guard"));
  await guardRamp(deps)(origin("policy-guard"));
  return "idle";
}

const origin = (job: string): RequestOrigin => ({
  requestId: `${job}:${randomUUID()}`,
  channel: "worker",
  ip: null,
  userAgent: null,
});
