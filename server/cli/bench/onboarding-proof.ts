import type { BenchDatabase } from "./bench-database";

/** How many applications or accounts break a promise; all are zero where all hold. */
export type OnboardingProof = {
  readonly applications: number;
  readonly steps: number;
  readonly sellers: number;
  readonly stepsTwice: number;
  readonly wrongLevel: number;
  readonly wrongRole: number;
  readonly lostBuyers: number;
  readonly skipped: number;
};

/** Reads everything of this run's applicants back and compares it with what the states say. */
export async function proveOnboarding(
  { database }: BenchDatabase,
  accountIds: readonly string[],
): Promise<OnboardingProof> {
  const { rows } = await database.pool.query<OnboardingProof>(proof, [accountIds]);
  const [row] = rows;
  if (!row) throw new Error("A count always answers.");
  return row;
}

/** A BLOCKED run leaves an entry too, so entries may be more than effects; effects of one kind may not. */
const proof = `
  WITH latest AS (
    SELECT DISTINCT ON (s.account_id) s.account_id, s.stage, s.state, t.kyc_level,
           (SELECT onboarding_stage FROM seller_profile p WHERE p.account_id = s.account_id) AS seller,
           EXISTS (SELECT FROM role r WHERE r.account_id = s.account_id AND r.role_type = 'SELLER') AS sells,
           EXISTS (SELECT FROM role r JOIN buyer_profile b ON b.account_id = r.account_id
                    WHERE r.account_id = s.account_id AND r.role_type = 'BUYER') AS buys
      FROM seller_application s JOIN trust_profile t ON t.account_id = s.account_id
     WHERE s.account_id = ANY($1::uuid[]) ORDER BY s.account_id, s.opened_at DESC, s.id DESC),
  advanced AS (
    SELECT o.account_id, o.payload->>'from' AS from_stage, o.payload->>'to' AS to_stage,
           lag(o.payload->>'to') OVER (PARTITION BY o.account_id ORDER BY o.seq) AS before
      FROM outbox o WHERE o.account_id = ANY($1::uuid[]) AND o.type = 'accounts.seller-onboarding-advanced.v1'),
  told AS (
    SELECT s.account_id, count(*) FILTER (WHERE c.command->>'name' = 'TELL' AND c.done_at IS NOT NULL) AS said
      FROM seller_saga_command c JOIN seller_application s ON s.id = c.application_id
     WHERE s.account_id = ANY($1::uuid[]) GROUP BY 1)
  SELECT (SELECT count(*)::int FROM seller_application WHERE account_id = ANY($1::uuid[])) AS applications,
         (SELECT count(*)::int FROM seller_saga_command c JOIN seller_application s ON s.id = c.application_id
           WHERE s.account_id = ANY($1::uuid[])) AS steps,
         (SELECT count(*)::int FROM latest WHERE sells) AS sellers,
         (SELECT count(*)::int FROM told
           WHERE said <> (SELECT count(*) FROM outbox o WHERE o.account_id = told.account_id
                             AND o.type = 'accounts.notification-requested.v1')) AS "stepsTwice",
         (SELECT count(*)::int FROM latest WHERE kyc_level <> CASE
             WHEN stage IN ('REJECTED', 'WITHDRAWN', 'EXPIRED') THEN 'CONTACT'
             WHEN state->>'reopened' IS NOT NULL THEN 'IDENTITY'
             WHEN stage IN ('PROBATION', 'ESTABLISHED') OR state#>>'{stages,PAYOUT,status}' = 'APPROVED' THEN 'BUSINESS'
             WHEN state#>>'{stages,IDENTITY,status}' = 'APPROVED' OR state#>>'{stages,IDENTITY,stood}' IS NOT NULL
             THEN 'IDENTITY' ELSE 'CONTACT' END) AS "wrongLevel",
         (SELECT count(*)::int FROM latest WHERE sells <> (stage IN ('PROBATION', 'ESTABLISHED'))
              OR coalesce(seller, '') <> CASE WHEN sells THEN stage ELSE '' END) AS "wrongRole",
         (SELECT count(*)::int FROM latest WHERE NOT buys) AS "lostBuyers",
         (SELECT count(*)::int FROM advanced WHERE from_stage IS NOT NULL AND from_stage <> before) AS skipped`;
