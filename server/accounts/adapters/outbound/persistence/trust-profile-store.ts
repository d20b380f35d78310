import type { PolicyReader } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { TrustPolicy } from "@/server/accounts/domain/policies/trust-policy";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { moments, plain, texts } from "./array-text";
import { differences, type FieldValue } from "./change-log";
import { toTrustProfile } from "./mappers/trust-mapper";
import type { TrustProfileRow } from "./models/trust-profile-model";
import { policyReader } from "./policy-reader";
import { queryOf, type Transaction } from "./transaction";
import type { UnitParts } from "./unit-parts";

/** The moment to look at a profile again if no new evidence comes, or null for never; under the policy it names. */
export type NextLook = (profile: TrustProfile, policy: TrustPolicy) => Date | null;

export type TrustProfileStore = {
  findMany(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, TrustProfile>>;
  saveMany(profiles: readonly TrustProfile[]): Promise<void>;
};

/** Remembers what it read, so that a save knows what it changes and leaves evidence alone that did not move. */
export function trustProfileStore({ tx, held, changes }: UnitParts, nextLook: NextLook): TrustProfileStore {
  const read = new Map<AccountId, TrustProfile>();
  const policies = policyReader(queryOf(tx));
  return {
    findMany: async (ids) => {
      const profiles = (await readRows(tx, ids)).map(toTrustProfile);
      for (const profile of profiles) read.set(profile.accountId, profile);
      return new Map(profiles.map((profile) => [profile.accountId, profile]));
    },
    saveMany: async (profiles) => {
      if (profiles.length === 0) return;
      held.mustHold(profiles.map((profile) => profile.accountId));
      const looks = await nextLooks(profiles, policies, nextLook);
      const moved = profiles.filter(({ accountId, evidence }) => read.get(accountId)?.evidence !== evidence);
      await writeProfiles(tx, profiles, { looks, moved });
      for (const profile of profiles) {
        const before = read.get(profile.accountId);
        changes.record(profile.accountId, differences(before ? fields(before) : null, fields(profile)));
        changes.movedUnderPolicy(profile.policyVersion, profile.accountId);
        read.set(profile.accountId, profile);
      }
    },
  };
}

const fields = (profile: TrustProfile): Record<string, FieldValue> => ({
  "trust.scoreMilli": profile.shown.scoreMilli,
  "trust.riskLevel": profile.shown.riskLevel,
  "trust.kycLevel": profile.kycLevel,
});

const readRows = async (tx: Transaction, ids: readonly AccountId[]): Promise<TrustProfileRow[]> =>
  ids.length === 0
    ? []
    : await tx.$queryRaw<TrustProfileRow[]>`
        SELECT p.account_id, p.score_milli, p.risk_level, p.kyc_level, p.policy_version, p.evaluated_at, p.above_since,
               p.cool_down, p.version, p.computed_score_milli, p.computed_risk_level, o.kind AS override_kind,
               o.score_milli AS override_milli, o.starts_at AS override_from, o.until AS override_until, e.buckets
          FROM trust_profile p JOIN trust_evidence e ON e.account_id = p.account_id
          LEFT JOIN trust_override o ON o.account_id = p.account_id AND o.ended_at IS NULL
         WHERE p.account_id = ANY(${plain(ids)}::uuid[])`;

/** One that is only saved, not scored, may still name an earlier version. */
async function nextLooks(profiles: readonly TrustProfile[], policies: PolicyReader, nextLook: NextLook) {
  const byVersion = new Map<number, TrustPolicy>();
  for (const { policyVersion } of profiles) {
    if (!byVersion.has(policyVersion)) byVersion.set(policyVersion, await policies.of(policyVersion));
  }
  return profiles.map((profile) => {
    const policy = byVersion.get(profile.policyVersion);
    return policy ? nextLook(profile, policy) : null;
  });
}

type Beside = {
  readonly looks: readonly (Date | null)[];
  /** Whose evidence is another one. */
  readonly moved: readonly TrustProfile[];
};

/** Both tables in one statement: for a single event the number of statements is most of what it costs. */
async function writeProfiles(
  tx: Transaction,
  profiles: readonly TrustProfile[],
  { looks, moved }: Beside,
): Promise<void> {
  await tx.$executeRaw`
    WITH evidence AS (
      INSERT INTO trust_evidence (account_id, buckets)
      SELECT * FROM unnest(
        ${plain(moved.map(({ accountId }) => accountId))}::uuid[],
        ${texts(moved.map(({ evidence }) => JSON.stringify(evidence)))}::jsonb[])
      ON CONFLICT (account_id) DO UPDATE SET buckets = EXCLUDED.buckets
    )
    INSERT INTO trust_profile (account_id, score_milli, risk_level, kyc_level, policy_version, evaluated_at, above_since,
                               cool_down, next_crossing_at, version, computed_score_milli, computed_risk_level)
    SELECT * FROM unnest(
      ${plain(profiles.map((profile) => profile.accountId))}::uuid[],
      ${plain(profiles.map(({ shown }) => shown.scoreMilli))}::int[],
      ${texts(profiles.map(({ shown }) => shown.riskLevel))}::text[],
      ${texts(profiles.map((profile) => profile.kycLevel))}::text[],
      ${plain(profiles.map((profile) => profile.policyVersion))}::int[],
      ${moments(profiles.map((profile) => profile.evaluatedAt))}::timestamptz[],
      ${moments(profiles.map((profile) => profile.aboveSince))}::timestamptz[],
      ${texts(profiles.map((profile) => JSON.stringify(profile.coolDown)))}::jsonb[],
      ${moments(looks)}::timestamptz[],
      ${plain(profiles.map((profile) => profile.version))}::int[],
      ${plain(profiles.map((profile) => (isBound(profile) ? profile.scoreMilli : null)))}::int[],
      ${texts(profiles.map((profile) => (isBound(profile) ? profile.riskLevel : null)))}::text[])
    ON CONFLICT (account_id) DO UPDATE SET
      score_milli = EXCLUDED.score_milli, risk_level = EXCLUDED.risk_level, kyc_level = EXCLUDED.kyc_level,
      policy_version = EXCLUDED.policy_version, evaluated_at = EXCLUDED.evaluated_at, above_since = EXCLUDED.above_since,
      cool_down = EXCLUDED.cool_down, next_crossing_at = EXCLUDED.next_crossing_at, version = EXCLUDED.version,
      computed_score_milli = EXCLUDED.computed_score_milli, computed_risk_level = EXCLUDED.computed_risk_level`;
}

/** Does an override show something else than what the evidence gives? */
const isBound = ({ scoreMilli, riskLevel, shown }: TrustProfile): boolean =>
  shown.scoreMilli !== scoreMilli || shown.riskLevel !== riskLevel;
