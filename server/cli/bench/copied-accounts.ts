import type pg from "pg";
import { RARE_PERSON } from "./generated-people";

/**
 * After so many made-up accounts histories, names, roles and shops have all come by in every mixture: whoever comes
 * later is like one of them, but for the number in name, contacts and ids.
 */
export const ACCOUNTS_ALIKE = 17_920;

/** Beyond so many accounts only those have a case whose history asks for one: about one in eight. */
const FLAGGED_BY_HAND_UP_TO = 100_000;

/**
 * Accounts `from` to `to` as copies of the first ones, one statement a table: a million in minutes. The lookup's read
 * model is not written; it is built anew in the end.
 */
export async function copyAccounts(client: pg.Client, from: number, to: number): Promise<void> {
  await client.query("BEGIN");
  await client.query("SET LOCAL synchronous_commit = off");
  await client.query(`CREATE TEMP TABLE copied ON COMMIT DROP AS ${COPIED}`, [from, to].map(String));
  await client.query("ANALYZE copied");
  for (const statement of STATEMENTS) await client.query(statement);
  await client.query("COMMIT");
}

/** A time-ordered id (version 7), the way the product makes them. */
const newIdSql = (salt: string): string =>
  `(lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
    || substr(md5(random()::text || ${salt}), 1, 3) || '8' || substr(md5(random()::text || ${salt}), 1, 15))::uuid`;

/** The last person before the rare one stands in for it: its name is to be found once. */
const LIKE = `(n - 1) % ${ACCOUNTS_ALIKE} + 1 - (((n - 1) % ${ACCOUNTS_ALIKE} + 1) = ${RARE_PERSON})::int`;

const COPIED = `
  SELECT n, ${newIdSql("n")} AS id, a.id AS like_id, 'bench-' || n AS external_id, '.' || n || '@' AS mail_number,
         '+91' || (9000000000 + n) AS phone
    FROM generate_series($1::bigint, $2::bigint) AS n
    JOIN account a ON a.external_id = 'bench-' || (${LIKE})`;

/** Every column of the original but those named, which are the copy's own. */
const STATEMENTS = [
  `INSERT INTO account (id, external_id, name, status, created_at, updated_at, version)
   SELECT c.id, c.external_id, a.name, a.status, now(), now(), a.version FROM copied c JOIN account a ON a.id = c.like_id`,
  `INSERT INTO account_contact (account_id, kind, value, key, verified_at)
   SELECT c.id, k.kind, t.text, t.text, k.verified_at
     FROM copied c JOIN account_contact k ON k.account_id = c.like_id
     CROSS JOIN LATERAL (SELECT CASE k.kind WHEN 'PHONE' THEN c.phone
                                ELSE regexp_replace(k.value, '\\.[0-9]+@', c.mail_number) END AS text) t`,
  `INSERT INTO buyer_profile (account_id, name, created_at)
   SELECT c.id, b.name, now() FROM copied c JOIN buyer_profile b ON b.account_id = c.like_id`,
  `INSERT INTO seller_profile (account_id, store_name, is_verified, onboarding_stage, created_at)
   SELECT c.id, regexp_replace(s.store_name, '[0-9]+$', c.n::text), s.is_verified, s.onboarding_stage, now()
     FROM copied c JOIN seller_profile s ON s.account_id = c.like_id`,
  `INSERT INTO role (account_id, role_type, granted_at, granted_by)
   SELECT c.id, r.role_type, now(), r.granted_by FROM copied c JOIN role r ON r.account_id = c.like_id`,
  `INSERT INTO trust_evidence (account_id, buckets)
   SELECT c.id, e.buckets FROM copied c JOIN trust_evidence e ON e.account_id = c.like_id`,
  `INSERT INTO trust_profile (account_id, score_milli, risk_level, kyc_level, policy_version, evaluated_at, above_since,
                              cool_down, next_crossing_at, version)
   SELECT c.id, p.score_milli, p.risk_level, p.kyc_level, p.policy_version, p.evaluated_at, p.above_since, p.cool_down,
          p.next_crossing_at + make_interval(secs => c.n % 86400), p.version
     FROM copied c JOIN trust_profile p ON p.account_id = c.like_id`,
  `INSERT INTO review_case (id, account_id, state, reasons, risk_level, risk_rank, score_milli, exposure_minor, opened_at,
                            due_at, version)
   SELECT ${newIdSql("c.n")}, c.id, r.state, r.reasons, r.risk_level, r.risk_rank, r.score_milli,
          (random() * 5000000)::bigint, r.opened_at + make_interval(secs => c.n % 3600),
          r.due_at + make_interval(secs => c.n % 3600), r.version
     FROM copied c JOIN review_case r ON r.account_id = c.like_id AND r.state = 'OPEN'
    WHERE c.n <= ${FLAGGED_BY_HAND_UP_TO} OR r.risk_rank <= 1`,
];
