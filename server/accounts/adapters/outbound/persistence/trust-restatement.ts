import type { Restatements } from "@/server/accounts/domain/domain-services/quiet-restatement";
import { idAt, lastIdOf } from "@/server/accounts/domain/domain-services/stale-profiles";
import { booleanArray, floatArray, intArray, uuidArray } from "./binary-array";
import type { UnitParts } from "./unit-parts";

/**
 * Accounts are not held: a unit that holds one of them meanwhile writes its own score over this one, which names its own
 * version, or was first and has moved the profile on, which is then left out here. An open case shows the score that was
 * written. A look that is due early enough stays: it finds the next one, and a row whose indexed columns stay is updated
 * in place.
 */
export async function restateProfiles(
  { tx, changes }: UnitParts,
  restated: Restatements,
  policyVersion: number,
  at: Date,
): Promise<number> {
  const { count, ids, profileVersions, scores, nextLooks, openCases } = restated;
  // They are in the order of the ids. Said beside the list, so that the range is read once instead of each row looked up.
  const [first, last] = [idAt(restated, 0), lastIdOf(restated)];
  const [row] = await tx.$queryRaw<{ written: number }[]>`
    WITH written AS (
      UPDATE trust_profile p
         SET score_milli = r.score_milli, policy_version = ${policyVersion}, evaluated_at = ${at}, version = p.version + 1,
             next_crossing_at = CASE WHEN p.next_crossing_at > ${at} AND p.next_crossing_at <= r.next_look
                                     THEN p.next_crossing_at ELSE r.next_look END
        FROM (SELECT id, version, score_milli, has_open_case,
                     CASE WHEN next_look <> 'NaN' THEN to_timestamp(next_look / 1000.0) END AS next_look
                FROM unnest(${uuidArray(ids, count)}::uuid[], ${intArray(profileVersions, count)}::int[],
                            ${intArray(scores, count)}::int[], ${floatArray(nextLooks, count)}::float8[],
                            ${booleanArray(openCases, count)}::boolean[])
                  AS given (id, version, score_milli, next_look, has_open_case)) r
       WHERE p.account_id = r.id AND p.version = r.version AND p.account_id BETWEEN ${first}::uuid AND ${last}::uuid
      RETURNING p.account_id, p.score_milli, r.has_open_case
    ), shown AS (
      UPDATE review_case c SET score_milli = w.score_milli
        FROM written w
       WHERE w.has_open_case AND c.account_id = w.account_id AND c.state = 'OPEN' AND c.score_milli <> w.score_milli
    )
    SELECT count(*)::int AS written FROM written`;
  const written = row?.written ?? 0;
  changes.record(null, [{ field: "trust.restated", before: null, after: written }]);
  changes.movedUnderPolicy(policyVersion, null);
  return written;
}
