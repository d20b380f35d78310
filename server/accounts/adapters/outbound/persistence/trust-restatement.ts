import type { Restatement } from "@/server/accounts/domain/domain-services/quiet-restatement";
import { plain } from "./array-text";
import type { UnitParts } from "./unit-parts";

/**
 * Accounts are not held: a unit that holds one of them meanwhile writes its own score over this one, which names its own
 * version, or was first and has moved the profile on, which is then left out here. An open case shows the score that was
 * written. A look that is due early enough stays: it finds the next one, and a row whose indexed columns stay is updated
 * in place.
 */
export async function restateProfiles(
  { tx, changes }: UnitParts,
  restated: readonly Restatement[],
  policyVersion: number,
  at: Date,
): Promise<number> {
  // Said beside the list, so that the range is read once instead of each row looked up.
  const ids = restated.map(({ accountId }) => accountId);
  const [first, last] = [lowestOf(ids), highestOf(ids)];
  const [row] = await tx.$queryRaw<{ written: number }[]>`
    WITH written AS (
      UPDATE trust_profile p
         SET score_milli = r.score_milli, policy_version = ${policyVersion}, evaluated_at = ${at}, version = p.version + 1,
             next_crossing_at = CASE WHEN p.next_crossing_at > ${at} AND p.next_crossing_at <= r.next_look
                                     THEN p.next_crossing_at ELSE r.next_look END
        FROM (SELECT id, version, score_milli, to_timestamp(next_look / 1000.0) AS next_look, has_open_case
                FROM unnest(${plain(ids)}::uuid[],
                            ${plain(restated.map(({ profileVersion }) => profileVersion))}::int[],
                            ${plain(restated.map(({ scoreMilli }) => scoreMilli))}::int[],
                            ${plain(restated.map(({ nextLook }) => nextLook))}::float8[],
                            ${plain(restated.map(({ hasOpenCase }) => hasOpenCase))}::boolean[])
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

const lowestOf = (ids: readonly string[]): string | null =>
  ids.reduce<string | null>((low, id) => (low === null || id < low ? id : low), null);

const highestOf = (ids: readonly string[]): string | null =>
  ids.reduce<string | null>((high, id) => (high === null || id > high ? id : high), null);
