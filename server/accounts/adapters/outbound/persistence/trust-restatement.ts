import type { Restatement } from "@/server/accounts/domain/domain-services/quiet-restatement";
import type { UnitParts } from "./unit-parts";

/**
 * Accounts are not held: a unit that holds one of them meanwhile writes its own score over this one, which names its own
 * version, or was first and has moved the profile on, which is then left out here.
 */
export async function restateProfiles(
  { tx, changes }: UnitParts,
  restated: readonly Restatement[],
  policyVersion: number,
  at: Date,
): Promise<number> {
  const written = await tx.$executeRaw`
    UPDATE trust_profile p
       SET score_milli = r.score_milli, policy_version = ${policyVersion}, evaluated_at = ${at},
           next_crossing_at = r.next_look, version = p.version + 1
      FROM unnest(
             ${restated.map(({ accountId }) => accountId)}::uuid[],
             ${restated.map(({ profileVersion }) => profileVersion)}::int[],
             ${restated.map(({ scoreMilli }) => scoreMilli)}::int[],
             ${restated.map(({ nextLook }) => nextLook)}::timestamptz[]) AS r (account_id, version, score_milli, next_look)
     WHERE p.account_id = r.account_id AND p.version = r.version`;
  changes.record(null, [{ field: "trust.restated", before: null, after: written }]);
  changes.movedUnderPolicy(policyVersion);
  return written;
}
