import type pg from "pg";
import type {
  SignInPlaceReader,
  SignInPlaceRepository,
} from "@/server/accounts/application/ports/outbound/sign-in-place-port";
import type { SignInPlace } from "@/server/accounts/domain/policies/sign-in-risk-policy";
import type { UnitParts } from "./unit-parts";

/** Asked before a sign-in is decided: one query by primary key, on the primary database. */
export const createSignInPlaceReader = (pool: Pick<pg.Pool, "query">): SignInPlaceReader => ({
  listOf: async (accountId) => {
    const { rows } = await pool.query<SignInPlace>({ name: "sign-in-places", text: listOf, values: [accountId] });
    return rows;
  },
  isDenied: async (accountId, deviceTokenHash) => {
    const { rowCount } = await pool.query({
      name: "denied-device",
      text: denied,
      values: [accountId, deviceTokenHash],
    });
    return rowCount === 1;
  },
});

/** Within the sign-in's own unit of work, which holds the account's row: no two sign-ins see the same first time. */
export const signInPlaceRepository = ({ tx, held }: UnitParts): SignInPlaceRepository => ({
  listOf: (accountId) => tx.$queryRawUnsafe<SignInPlace[]>(listOf, accountId),
  see: async (accountId, country, at) => {
    held.mustHold([accountId]);
    await tx.$executeRaw`
      INSERT INTO sign_in_place (account_id, country, first_seen_at, last_seen_at)
      VALUES (${accountId}::uuid, ${country}, ${at}::timestamptz, ${at}::timestamptz)
      ON CONFLICT (account_id, country) DO UPDATE
        SET last_seen_at = greatest(sign_in_place.last_seen_at, EXCLUDED.last_seen_at)`;
  },
});

const denied = "SELECT FROM device WHERE account_id = $1 AND token_hash = $2 AND denied_at IS NOT NULL";

/** At most 300: more than there are countries. */
const listOf = `
  SELECT country, last_seen_at AS "lastSeenAt"
    FROM sign_in_place WHERE account_id = $1::uuid ORDER BY country LIMIT 300`;
