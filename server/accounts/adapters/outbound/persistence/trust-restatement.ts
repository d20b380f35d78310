import type { Restatement } from "@/server/accounts/domain/domain-services/quiet-restatement";
import type { Transaction } from "./transaction";
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
      FROM json_to_recordset(${asText(restated)}::json) AS r (id uuid, version int, score_milli int, next_look timestamptz)
     WHERE p.account_id = r.id AND p.version = r.version`;
  const looked = restated.filter(({ hasOpenCase }) => hasOpenCase);
  if (looked.length > 0) await showInCases(tx, looked);
  changes.record(null, [{ field: "trust.restated", before: null, after: written }]);
  changes.movedUnderPolicy(policyVersion);
  return written;
}

/** The number alone: whose turn it is and what was decided stay as they are. */
const showInCases = (tx: Transaction, restated: readonly Restatement[]) => tx.$executeRaw`
  UPDATE review_case c SET score_milli = r.score_milli
    FROM json_to_recordset(${asText(restated)}::json) AS r (id uuid, score_milli int)
   WHERE c.account_id = r.id AND c.state = 'OPEN'`;

/** Thousands of rows travel as one text: lists of values are taken apart and put together again on the way. */
const asText = (restated: readonly Restatement[]): string =>
  JSON.stringify(
    restated.map(({ accountId: id, profileVersion: version, scoreMilli: score_milli, nextLook: next_look }) => ({
      id,
      version,
      score_milli,
      next_look,
    })),
  );
