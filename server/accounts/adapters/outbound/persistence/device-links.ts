import type pg from "pg";
import type { DeviceLink, DeviceLinks } from "@/server/accounts/application/ports/outbound/device-links-port";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";

type Row = { readonly accountId: string; readonly since: Date; readonly lockedSince: Date | null };

/** By the hash of the device cookie, among people who came in through the door: demo visitors and staff link nobody. */
export const createDeviceLinks = (
  pool: Pick<pg.Pool, "query">,
  now: () => Date,
  livePolicy: LiveTrustPolicy,
): DeviceLinks => ({
  listOf: async (accountId) => {
    const { rows } = await pool.query<Row>({
      name: "device-links",
      text: listOf,
      values: [accountId, now(), STAFF_ROLES, (await livePolicy()).hubLimit],
    });
    return rows.map(toLink);
  },
});

const toLink = ({ accountId, since, lockedSince }: Row): DeviceLink => ({
  accountId: accountIdFrom(accountId),
  since,
  lockedSince,
});

/** $4 from how many accounts on a browser links nobody, itself among them; of the newest hundred devices. */
const listOf = `
  WITH signed_in AS (
    SELECT d.token_hash, d.first_seen_at, d.last_seen_at FROM device d
     WHERE d.account_id = $1 AND d.denied_at IS NULL
       AND EXISTS (SELECT FROM session s WHERE s.device_id = d.id AND s.method IN ('PASSWORD', 'PASSKEY'))
       AND NOT EXISTS (SELECT FROM role r WHERE r.account_id = $1 AND r.role_type = ANY($3::text[]))
     ORDER BY d.last_seen_at DESC LIMIT 100),
  shared AS (
    SELECT o.account_id, greatest(o.first_seen_at, i.first_seen_at) AS since,
           count(*) OVER (PARTITION BY i.token_hash) AS accounts
      FROM signed_in i CROSS JOIN LATERAL (
        SELECT d.account_id, d.first_seen_at FROM device d
         WHERE d.token_hash = i.token_hash AND d.account_id <> $1 AND d.denied_at IS NULL
           AND EXISTS (SELECT FROM session s WHERE s.device_id = d.id AND s.method IN ('PASSWORD', 'PASSKEY'))
         LIMIT $4 + 1) o)
  SELECT a.id AS "accountId", min(s.since) AS since,
         CASE WHEN a.lock_scope = 'ACCOUNT' AND (a.lock_until IS NULL OR a.lock_until > $2)
               AND a.lock_reason NOT IN ('HOLDER_ASKED', 'ACCOUNT_TAKEOVER', 'FAILED_SIGN_INS')
              THEN a.lock_since END AS "lockedSince"
    FROM shared s JOIN account a ON a.id = s.account_id
   WHERE s.accounts < $4
     AND NOT EXISTS (SELECT FROM role r WHERE r.account_id = a.id AND r.role_type = ANY($3::text[]))
   GROUP BY a.id ORDER BY a.id LIMIT 200`;
