import type { TrustProfile } from "@/server/accounts/domain/aggregates/trust-profile-aggregate";
import type { Evidence } from "@/server/accounts/domain/entities/evidence";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { differences, type FieldValue } from "./change-log";
import { toTrustProfile } from "./mappers/trust-mapper";
import type { TrustProfileRow } from "./models/trust-profile-model";
import type { Transaction } from "./transaction";
import type { UnitParts } from "./unit-parts";

/** The moment to look at a profile again if no new evidence comes, or null for never. */
export type NextLook = (profile: TrustProfile) => Date | null;

export type TrustProfileStore = {
  findMany(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, TrustProfile>>;
  saveMany(profiles: readonly TrustProfile[]): Promise<void>;
};

/** Remembers what it read, so that a save knows what it changes and leaves evidence alone that did not move. */
export function trustProfileStore({ tx, held, changes }: UnitParts, nextLook: NextLook): TrustProfileStore {
  const read = new Map<AccountId, TrustProfile>();
  return {
    findMany: async (ids) => {
      const profiles = (await readRows(tx, ids)).map(toTrustProfile);
      for (const profile of profiles) read.set(profile.accountId, profile);
      return new Map(profiles.map((profile) => [profile.accountId, profile]));
    },
    saveMany: async (profiles) => {
      if (profiles.length === 0) return;
      held.mustHold(profiles.map((profile) => profile.accountId));
      await writeProfiles(tx, profiles, nextLook);
      const moved = profiles.filter(({ accountId, evidence }) => read.get(accountId)?.evidence !== evidence);
      if (moved.length > 0) await writeEvidence(tx, moved);
      for (const profile of profiles) {
        const before = read.get(profile.accountId);
        changes.record(profile.accountId, differences(before ? fields(before) : null, fields(profile)));
        changes.movedUnderPolicy(profile.policyVersion);
        read.set(profile.accountId, profile);
      }
    },
  };
}

const fields = (profile: TrustProfile): Record<string, FieldValue> => ({
  "trust.scoreMilli": profile.scoreMilli,
  "trust.riskLevel": profile.riskLevel,
  "trust.kycLevel": profile.kycLevel,
});

const readRows = async (tx: Transaction, ids: readonly AccountId[]): Promise<TrustProfileRow[]> =>
  ids.length === 0
    ? []
    : await tx.$queryRaw<TrustProfileRow[]>`
        SELECT p.account_id, p.score_milli, p.risk_level, p.kyc_level, p.policy_version, p.evaluated_at, p.above_since,
               p.cool_down, p.version, e.buckets
          FROM trust_profile p JOIN trust_evidence e ON e.account_id = p.account_id
         WHERE p.account_id = ANY(${[...ids]}::uuid[])`;

async function writeProfiles(tx: Transaction, profiles: readonly TrustProfile[], nextLook: NextLook): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO trust_profile (account_id, score_milli, risk_level, kyc_level, policy_version, evaluated_at, above_since,
                               cool_down, next_crossing_at, version)
    SELECT * FROM unnest(
      ${profiles.map((profile) => profile.accountId)}::uuid[],
      ${profiles.map((profile) => profile.scoreMilli)}::int[],
      ${profiles.map((profile) => profile.riskLevel)}::text[],
      ${profiles.map((profile) => profile.kycLevel)}::text[],
      ${profiles.map((profile) => profile.policyVersion)}::int[],
      ${profiles.map((profile) => profile.evaluatedAt)}::timestamptz[],
      ${profiles.map((profile) => profile.aboveSince)}::timestamptz[],
      ${profiles.map((profile) => JSON.stringify(profile.coolDown))}::jsonb[],
      ${profiles.map(nextLook)}::timestamptz[],
      ${profiles.map((profile) => profile.version)}::int[])
    ON CONFLICT (account_id) DO UPDATE SET
      score_milli = EXCLUDED.score_milli, risk_level = EXCLUDED.risk_level, kyc_level = EXCLUDED.kyc_level,
      policy_version = EXCLUDED.policy_version, evaluated_at = EXCLUDED.evaluated_at, above_since = EXCLUDED.above_since,
      cool_down = EXCLUDED.cool_down, next_crossing_at = EXCLUDED.next_crossing_at, version = EXCLUDED.version`;
}

async function writeEvidence(
  tx: Transaction,
  profiles: readonly { readonly accountId: AccountId; readonly evidence: Evidence }[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO trust_evidence (account_id, buckets)
    SELECT * FROM unnest(
      ${profiles.map((profile) => profile.accountId)}::uuid[],
      ${profiles.map((profile) => JSON.stringify(profile.evidence))}::jsonb[])
    ON CONFLICT (account_id) DO UPDATE SET buckets = EXCLUDED.buckets`;
}
