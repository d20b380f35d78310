import type pg from "pg";
import type { SignInDirectory, SignInFacts } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { passwordHashFrom } from "@/server/accounts/domain/value-objects/password-hash";
import { STAFF_ROLES } from "@/server/accounts/domain/value-objects/role-type";

type Row = {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly contactVerified: boolean;
  readonly accountVerified: boolean;
  readonly isStaff: boolean;
  readonly deviceId: string | null;
};

/** The door's own reads: one prepared statement each, by unique keys. */
export const createSignInDirectory = (pool: Pick<pg.Pool, "query">): SignInDirectory => ({
  findByContact: async ({ kind, key }, deviceTokenHash) => {
    const { rows } = await pool.query<Row>({
      name: "sign-in-facts",
      text: findByContact,
      values: [kind, key, deviceTokenHash, STAFF_ROLES],
    });
    return rows[0] ? toFacts(rows[0]) : null;
  },
  findIdByExternalId: async (externalId) => {
    const { rows } = await pool.query<{ id: string }>("SELECT id FROM account WHERE external_id = $1", [externalId]);
    return rows[0] ? accountIdFrom(rows[0].id) : null;
  },
});

const findByContact = `
  SELECT c.account_id AS id, p.password_hash AS "passwordHash", c.verified_at IS NOT NULL AS "contactVerified",
         EXISTS (SELECT FROM account_contact o WHERE o.account_id = c.account_id AND o.verified_at IS NOT NULL)
           AS "accountVerified",
         EXISTS (SELECT FROM role r WHERE r.account_id = c.account_id AND r.role_type = ANY($4::text[])) AS "isStaff",
         d.id AS "deviceId"
    FROM account_contact c
    LEFT JOIN credential p ON p.account_id = c.account_id
    LEFT JOIN device d ON d.account_id = c.account_id AND d.token_hash = $3 AND d.denied_at IS NULL
   WHERE c.kind = $1 AND c.key = $2`;

const toFacts = (row: Row): SignInFacts => ({
  accountId: accountIdFrom(row.id),
  passwordHash: row.passwordHash === null ? null : passwordHashFrom(row.passwordHash),
  contactVerified: row.contactVerified,
  accountVerified: row.accountVerified,
  isStaff: row.isStaff,
  knownDeviceId: row.deviceId === null ? null : deviceIdFrom(row.deviceId),
});
