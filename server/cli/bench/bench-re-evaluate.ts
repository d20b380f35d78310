import { loadavg } from "node:os";
import { createPolicyPopulation } from "@/server/accounts/adapters/outbound/persistence/policy-population";
import { reEvaluateRange } from "@/server/accounts/application/use-cases/re-evaluate-accounts/re-evaluate-range";
import { staleRanges } from "@/server/accounts/application/use-cases/re-evaluate-accounts/stale-ranges";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import { withConnection } from "@/server/platform/database-session";
import { newId } from "@/server/platform/new-id";
import { ensurePolicyPublished } from "../policy-publishing";
import { type BenchDatabase, openBenchDatabase } from "./bench-database";
import { type Benchmark, numberOption } from "./benchmark";
import { fillAccounts } from "./fill-accounts";

const USUAL_ACCOUNTS = 20_000;
const RANGE = 5_000;
const AIM = 2;

/**
 * Everybody brought under another version, as after a publish but without pauses, beside one bare UPDATE of the
 * same columns of as many rows in the same run. The versions alternate, so that every run has everything to do.
 */
export const benchReEvaluate: Benchmark = async ({ args, runtime, print, tell, json }) => {
  const accounts = numberOption(args, "accounts", USUAL_ACCOUNTS);
  const database = await openBenchDatabase(runtime, "goodstanding_bench_policy");
  try {
    await ensurePolicyPublished(database);
    await fillAccounts(database, accounts, tell);
    const bareSeconds = await bareUpdate(database);
    const policy = await nextVersion(database);
    const began = performance.now();
    const counted = await everybody(database, policy);
    const seconds = (performance.now() - began) / 1000;
    const answer = { ...counted, seconds, bareSeconds, ratio: seconds / bareSeconds, load: loadavg()[0] ?? 0 };
    if (json) print(JSON.stringify(answer));
    else {
      print(`${counted.accounts.toLocaleString("en-IN")} accounts (load ${answer.load.toFixed(1)}):`);
      print(
        `  re-evaluated in ${seconds.toFixed(2)} s; ${counted.restated} kept their level, ${counted.moved} told, ${counted.casesOpened} cases`,
      );
      print(
        `  one bare UPDATE  ${bareSeconds.toFixed(2)} s: ${answer.ratio.toFixed(1)}x (aim ${AIM}x: ${answer.ratio <= AIM ? "met" : "NOT MET"})`,
      );
    }
    return true;
  } finally {
    await database.close();
  }
};

async function bareUpdate({ ownerUrl }: BenchDatabase): Promise<number> {
  return withConnection(ownerUrl, async (client) => {
    await client.query("VACUUM ANALYZE trust_profile");
    const began = performance.now();
    await client.query(
      `UPDATE trust_profile SET score_milli = greatest(score_milli - 1, 0), evaluated_at = now(), version = version + 1,
              policy_version = policy_version, next_crossing_at = next_crossing_at + interval '1 second'`,
    );
    const seconds = (performance.now() - began) / 1000;
    await client.query("VACUUM ANALYZE trust_profile");
    return seconds;
  });
}

/** By the owner, on the benchmark's own database: publishing takes two people elsewhere. */
async function nextVersion({ ownerUrl, accounts }: BenchDatabase): Promise<TrustPolicy> {
  const live = await accounts.livePolicy();
  const next: TrustPolicy = { ...live, version: live.version + 1, base: live.base === 60 ? 61 : 60 };
  await withConnection(ownerUrl, async (client) => {
    await client.query("UPDATE policy_version SET state = 'RETIRED', retired_at = now() WHERE state = 'LIVE'");
    await client.query(
      `INSERT INTO policy_version (version, state, document, content_hash, author, created_at, published_at)
       VALUES ($1, 'LIVE', $2, $3, 'system:policy', now(), now())`,
      [next.version, JSON.stringify(next), `bench-${next.version}`],
    );
  });
  return next;
}

async function everybody({ database, accounts: { unitOfWork } }: BenchDatabase, policy: TrustPolicy) {
  const population = createPolicyPopulation(database.pool);
  const actor = { kind: "SYSTEM", name: "system:policy" } as const;
  const origin = { requestId: newId(), channel: "cli", ip: null, userAgent: null } as const;
  const sum = { accounts: 0, restated: 0, moved: 0, casesOpened: 0 };
  for await (const range of staleRanges(population, { afterId: null, size: RANGE, version: policy.version })) {
    const counted = await reEvaluateRange({ unitOfWork, newId }, range, policy, { at: new Date(), actor, origin });
    sum.accounts += range.length;
    sum.restated += counted.restated;
    sum.moved += counted.moved;
    sum.casesOpened += counted.casesOpened;
  }
  return sum;
}
