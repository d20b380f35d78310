import type { Pool } from "pg";
import type { PolicyReader } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import { cohortKey, cohortOf, medianPoints } from "@/server/accounts/domain/domain-services/peer-service";
import type { Evidence } from "@/server/accounts/domain/entities/evidence";
import { policyFor } from "@/server/accounts/domain/policies/policy-ramp";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { Job } from "@/server/platform/worker";

export type PeerMediansDeps = {
  readonly db: Pick<Pool, "query">;
  readonly inForce: PolicyReader["inForce"];
  readonly now: () => Date;
};

/** Whole blocks of the table, chosen at random, about so many rows; of a small table all of them. */
export const PEERS_SAMPLED = 4_000;
const REFRESH_AFTER_HOURS = 24;
const LOOKS_EVERY_MS = 10 * 60_000;

/** Computes the medians of every cohort once a day, and once more when another policy begins to score accounts. */
export const peerMediansJob = (deps: PeerMediansDeps): Job => ({
  name: "peer-medians",
  everyMs: LOOKS_EVERY_MS,
  run: async () => {
    await refreshPeerMedians(deps);
    return "idle";
  },
});

/**
 * Answers how many cohorts were written; 0 when what is there is fresh. During a ramp each version has cohorts of its
 * own, of the accounts that it scores: their evidence is folded by its half-lives already.
 */
export async function refreshPeerMedians({ db, inForce, now }: PeerMediansDeps): Promise<number> {
  const at = now();
  const policies = await inForce();
  const scoring = policies.ramp === null ? [policies.live] : [policies.live, policies.ramp.policy];
  if (await areFresh(db, scoring, at)) return 0;
  const sample = await readSample(db);
  const medians = scoring.flatMap((policy) => {
    const own = sample.filter(({ account_id }) => policyFor(account_id, policies).version === policy.version);
    return mediansOf(own, policy, at);
  });
  if (medians.length === 0) return 0;
  await db.query(
    `WITH over AS (DELETE FROM peer_median WHERE policy_version <> ALL ($6::int[]))
     INSERT INTO peer_median (cohort, policy_version, sampled, points_milli, computed_at)
     SELECT c.cohort, c.version, c.sampled, c.points, $5
       FROM unnest($1::text[], $2::int[], $3::int[], $4::jsonb[]) AS c (cohort, version, sampled, points)
     ON CONFLICT (cohort, policy_version) DO UPDATE SET sampled = EXCLUDED.sampled,
       points_milli = EXCLUDED.points_milli, computed_at = EXCLUDED.computed_at`,
    [
      medians.map(({ cohort }) => cohort),
      medians.map(({ version }) => version),
      medians.map(({ sampled }) => sampled),
      medians.map(({ medianMilli }) => JSON.stringify(medianMilli)),
      at,
      scoring.map(({ version }) => version),
    ],
  );
  return medians.length;
}

async function areFresh(db: PeerMediansDeps["db"], scoring: readonly TrustPolicy[], at: Date): Promise<boolean> {
  const since = new Date(at.getTime() - REFRESH_AFTER_HOURS * 3_600_000);
  const { rows } = await db.query(
    "SELECT DISTINCT policy_version FROM peer_median WHERE computed_at > $1 AND policy_version = ANY ($2::int[])",
    [since, scoring.map(({ version }) => version)],
  );
  return rows.length === scoring.length;
}

function mediansOf(sample: readonly SampledRow[], policy: TrustPolicy, at: Date) {
  const cohorts = new Map<string, Evidence[]>();
  for (const { buckets, sells } of sample) {
    const key = cohortKey(cohortOf(buckets, sells, at));
    const known = cohorts.get(key);
    if (known) known.push(buckets);
    else cohorts.set(key, [buckets]);
  }
  const { version } = policy;
  return [...cohorts].map(([cohort, alike]) => ({ cohort, version, ...medianPoints(alike, policy, at) }));
}

type SampledRow = { readonly account_id: string; readonly buckets: Evidence; readonly sells: boolean };

async function readSample(db: Pick<Pool, "query">): Promise<readonly SampledRow[]> {
  const { rows: sizes } = await db.query<{ estimated: number }>(
    "SELECT greatest(reltuples, 0)::float8 AS estimated FROM pg_class WHERE oid = 'trust_evidence'::regclass",
  );
  const estimated = sizes[0]?.estimated ?? 0;
  const percent = estimated <= PEERS_SAMPLED ? 100 : (100 * PEERS_SAMPLED) / estimated;
  const { rows } = await db.query<SampledRow>(
    `SELECT v.account_id, v.buckets, EXISTS (SELECT FROM seller_profile s WHERE s.account_id = v.account_id) AS sells
       FROM (SELECT account_id, buckets FROM trust_evidence TABLESAMPLE SYSTEM ($1) LIMIT $2) v`,
    [percent, 2 * PEERS_SAMPLED],
  );
  return rows;
}
