import type { Pool } from "pg";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import { cohortKey, cohortOf, medianPoints } from "@/server/accounts/domain/domain-services/peer-service";
import type { Evidence } from "@/server/accounts/domain/entities/evidence";
import type { Job } from "@/server/platform/worker";

export type PeerMediansDeps = {
  readonly db: Pick<Pool, "query">;
  readonly livePolicy: LiveTrustPolicy;
  readonly now: () => Date;
};

/** Whole blocks of the table, chosen at random, about so many rows; of a small table all of them. */
export const PEERS_SAMPLED = 4_000;
const REFRESH_AFTER_HOURS = 24;
const LOOKS_EVERY_MS = 10 * 60_000;

/** Computes the medians of every cohort once a day, and once more when another policy is live. */
export const peerMediansJob = (deps: PeerMediansDeps): Job => ({
  name: "peer-medians",
  everyMs: LOOKS_EVERY_MS,
  run: async () => {
    await refreshPeerMedians(deps);
    return "idle";
  },
});

/** Answers how many cohorts were written; 0 when what is there is fresh. */
export async function refreshPeerMedians({ db, livePolicy, now }: PeerMediansDeps): Promise<number> {
  const at = now();
  const policy = await livePolicy();
  const freshSince = new Date(at.getTime() - REFRESH_AFTER_HOURS * 3_600_000);
  const { rows: fresh } = await db.query(
    "SELECT 1 FROM peer_median WHERE computed_at > $1 AND policy_version = $2 LIMIT 1",
    [freshSince, policy.version],
  );
  if (fresh.length > 0) return 0;
  const cohorts = new Map<string, Evidence[]>();
  for (const { buckets, sells } of await readSample(db)) {
    const key = cohortKey(cohortOf(buckets, sells, at));
    const known = cohorts.get(key);
    if (known) known.push(buckets);
    else cohorts.set(key, [buckets]);
  }
  const medians = [...cohorts].map(([cohort, sample]) => ({ cohort, ...medianPoints(sample, policy, at) }));
  if (medians.length === 0) return 0;
  await db.query(
    `INSERT INTO peer_median (cohort, policy_version, sampled, points_milli, computed_at)
     SELECT c.cohort, $2, c.sampled, c.points, $3 FROM unnest($1::text[], $4::int[], $5::jsonb[]) AS c (cohort, sampled, points)
     ON CONFLICT (cohort) DO UPDATE SET policy_version = EXCLUDED.policy_version, sampled = EXCLUDED.sampled,
       points_milli = EXCLUDED.points_milli, computed_at = EXCLUDED.computed_at`,
    [
      medians.map(({ cohort }) => cohort),
      policy.version,
      at,
      medians.map(({ sampled }) => sampled),
      medians.map(({ medianMilli }) => JSON.stringify(medianMilli)),
    ],
  );
  return medians.length;
}

type SampledRow = { readonly buckets: Evidence; readonly sells: boolean };

async function readSample(db: Pick<Pool, "query">): Promise<readonly SampledRow[]> {
  const { rows: sizes } = await db.query<{ estimated: number }>(
    "SELECT greatest(reltuples, 0)::float8 AS estimated FROM pg_class WHERE oid = 'trust_evidence'::regclass",
  );
  const estimated = sizes[0]?.estimated ?? 0;
  const percent = estimated <= PEERS_SAMPLED ? 100 : (100 * PEERS_SAMPLED) / estimated;
  const { rows } = await db.query<SampledRow>(
    `SELECT v.buckets, EXISTS (SELECT FROM seller_profile s WHERE s.account_id = v.account_id) AS sells
       FROM (SELECT account_id, buckets FROM trust_evidence TABLESAMPLE SYSTEM ($1) LIMIT $2) v`,
    [percent, 2 * PEERS_SAMPLED],
  );
  return rows;
}
