import type {
  PolicyRepository,
  PolicyRunRepository,
  RampRecord,
  SampledCase,
} from "@/server/accounts/application/ports/outbound/policy-repository";
import { isOpenRun, type PolicyRun } from "@/server/accounts/domain/entities/policy-run";
import type { PolicyState, PolicyVersion } from "@/server/accounts/domain/entities/policy-version";
import { rampWords } from "@/server/accounts/domain/policies/policy-ramp";
import { trustPolicyV1 } from "@/server/accounts/domain/policies/trust-policy-v1";
import { parseTrustPolicy } from "@/server/accounts/domain/policies/trust-policy-validation";
import { done, refuse } from "@/server/accounts/domain/result";
import { must } from "./must";

type PolicyTables = {
  policies: Map<number, PolicyVersion>;
  policyRuns: Map<string, PolicyRun>;
  ramps: RampRecord[];
  samples: SampledCase[];
};

export const policiesOver = ({ policies, ramps }: PolicyTables): PolicyRepository => {
  const only = (state: PolicyState) => [...policies.values()].find((one) => one.state === state) ?? null;
  const isTaken = (version: PolicyVersion) =>
    version.state !== "RETIRED" &&
    [...policies.values()].some((one) => one.state === version.state && one.version !== version.version);
  return {
    findHash: async (version) => policies.get(version)?.contentHash ?? null,
    publish: async ({ version, document, contentHash, author, publishedAt }) => {
      if (policies.has(version)) return false;
      const policy = must(parseTrustPolicy(JSON.parse(document)));
      policies.set(version, { ...liveFacts(publishedAt), version, policy, contentHash, author });
      return true;
    },
    live: async () => only("LIVE")?.policy ?? trustPolicyV1,
    inForce: async () => {
      const ramping = only("RAMPING");
      const share = ramping?.ramp?.share ?? 0;
      const ramp =
        ramping && share > 0 ? { policy: ramping.policy, share, words: rampWords(ramping.contentHash) } : null;
      return { live: only("LIVE")?.policy ?? trustPolicyV1, ramp };
    },
    recordRamp: async (step) => void ramps.push(step),
    of: async (version) => policies.get(version)?.policy ?? trustPolicyV1,
    find: async (version) => policies.get(version) ?? null,
    findOnly: async (state) => only(state),
    nextVersion: async () => Math.max(0, ...policies.keys()) + 1,
    insert: async (version) => {
      if (isTaken(version)) return refuse({ code: "CONFLICT", what: "draft" });
      policies.set(version.version, version);
      return done(version);
    },
    save: async (before, after) => {
      const stored = policies.get(before.version);
      const isSame = stored?.revision === before.revision && stored.state === before.state;
      if (!isSame || isTaken(after)) return refuse({ code: "CONFLICT", what: "policy" });
      policies.set(after.version, after);
      return done(after);
    },
  };
};

export const policyRunsOver = ({ policyRuns, samples }: PolicyTables): PolicyRunRepository => {
  const end = (run: PolicyRun, at: Date): PolicyRun => {
    const ended: PolicyRun = { ...run, state: "CANCELLED", finishedAt: at };
    policyRuns.set(run.id, ended);
    return ended;
  };
  return {
    insert: async (run) => void policyRuns.set(run.id, run),
    find: async (id) => policyRuns.get(id) ?? null,
    findNewest: async (kind, contentHash) =>
      [...policyRuns.values()]
        .filter((run) => run.kind === kind && run.contentHash === contentHash)
        .sort((one, other) => other.askedAt.getTime() - one.askedAt.getTime())[0] ?? null,
    cancel: async (id, at) => {
      const run = policyRuns.get(id);
      return run && isOpenRun(run) ? end(run, at) : null;
    },
    noteSampling: async () => undefined,
    isSampled: async (runId, accountId) => samples.some((one) => one.runId === runId && one.accountId === accountId),
    addToSample: async (sampled) => void samples.push(sampled),
    cancelAllOf: async (kind, version, at) => {
      const all = [...policyRuns.values()];
      for (const run of all) if (run.kind === kind && run.policyVersion === version && isOpenRun(run)) end(run, at);
    },
  };
};

const liveFacts = (at: Date) =>
  ({
    state: "LIVE",
    authorName: "Goodstanding",
    writers: [],
    basedOn: null,
    revision: 1,
    createdAt: at,
    changedAt: at,
    shadowSince: null,
    approvalId: null,
    approvedBy: null,
    startsAt: null,
    ramp: null,
    follows: null,
    guardFlags: null,
    rolledBack: null,
    publishedAt: at,
    retiredAt: null,
  }) as const;
