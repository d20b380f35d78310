import type { PeersDto } from "@/server/accounts/application/dto/peers-dto";
import { type Cohort, cohortKey, cohortOf } from "@/server/accounts/domain/domain-services/peer-service";
import type { AccountFacts } from "./account-facts";
import type { ReadRows, Statement } from "./read-pool";

/** Fewer say nothing about anybody, and might say too much about somebody. */
const PEERS_AT_LEAST = 20;

const ofCohort: Statement = {
  name: "peer-median",
  text: "SELECT sampled, points_milli, computed_at FROM peer_median WHERE cohort = $1 AND policy_version = $2",
};

type Row = {
  readonly sampled: number;
  /** Written by the job alone, from the type it is read as. */
  readonly points_milli: PeersDto["medianMilli"];
  readonly computed_at: Date;
};

/** What accounts alike usually have, as the worker last sampled it; null where too few were met. */
export async function readPeers(
  read: ReadRows,
  { evidence, row }: AccountFacts,
  policyVersion: number,
  at: Date,
): Promise<PeersDto | null> {
  const cohort = cohortOf(evidence, row.seller_since !== null, at);
  const [found] = await read<Row>(ofCohort, [cohortKey(cohort), policyVersion]);
  if (!found || found.sampled < PEERS_AT_LEAST) return null;
  const { sampled, points_milli: medianMilli, computed_at: computedAt } = found;
  return { cohort: cohortWords(cohort), sampled, medianMilli, computedAt };
}

const BANDS = {
  "0": "no recent",
  "1-9": "1 to 9 recent",
  "10-49": "10 to 49 recent",
  "50+": "50 or more recent",
} as const;

const cohortWords = ({ side, band }: Cohort): string =>
  side === "SELLER" ? `sellers with ${BANDS[band]} sales` : `buyers with ${BANDS[band]} orders`;
