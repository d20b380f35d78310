import type pg from "pg";
import type { SecondFactorReader } from "@/server/accounts/application/ports/outbound/second-factor-ports";
import { SIGN_IN_METHODS } from "@/server/accounts/domain/entities/session";
import { passwordHashFrom } from "@/server/accounts/domain/value-objects/password-hash";
import { type PasskeyRow, toPasskey } from "./mappers/second-factor-mapper";

type OverviewRow = {
  readonly confirmed_at: Date | null;
  readonly waits: boolean;
  readonly codes: number;
  readonly passkeys: number;
  readonly has_password: boolean;
};

export const createSecondFactorReader = (pool: Pick<pg.Pool, "query">): SecondFactorReader => {
  const listPasskeys: SecondFactorReader["listPasskeys"] = async (accountId) => {
    const { rows } = await pool.query<PasskeyRow>({ name: "passkeys-of", text: ofAccount, values: [accountId] });
    return rows.map(toPasskey);
  };
  const overviewOf = async (accountId: string) => {
    const { rows } = await pool.query<OverviewRow>({ name: "factors-of", text: factorsOf, values: [accountId] });
    return rows[0] ?? { confirmed_at: null, waits: false, codes: 0, passkeys: 0, has_password: false };
  };
  return {
    listPasskeys,
    findPasskey: async (credentialId) => {
      const query = { name: "passkey-by-credential", text: byCredential, values: [Buffer.from(credentialId)] };
      const { rows } = await pool.query<PasskeyRow>(query);
      return rows[0] ? toPasskey(rows[0]) : null;
    },
    findDeviceId: async (accountId, deviceTokenHash) => {
      const query = { name: "device-of", text: deviceOf, values: [accountId, Buffer.from(deviceTokenHash)] };
      const { rows } = await pool.query<{ readonly id: string }>(query);
      return rows[0]?.id ?? null;
    },
    passwordHash: async (accountId) => {
      const query = { name: "password-of", text: passwordOf, values: [accountId] };
      const { rows } = await pool.query<{ readonly password_hash: string }>(query);
      return rows[0] ? passwordHashFrom(rows[0].password_hash) : null;
    },
    knownProofs: async (accountId, sessionId) => {
      const row = await overviewOf(accountId);
      const query = { name: "session-method", text: methodOf, values: [sessionId, accountId] };
      const { rows } = await pool.query<{ readonly method: string }>(query);
      return {
        held: { app: row.confirmed_at !== null, passkeys: row.passkeys, recoveryCodes: row.codes },
        hasPassword: row.has_password,
        method: SIGN_IN_METHODS.find((known) => known === rows[0]?.method) ?? "PASSWORD",
      };
    },
    overview: async (accountId) => {
      const row = await overviewOf(accountId);
      const passkeys = await listPasskeys(accountId);
      return {
        app: row.confirmed_at && { confirmedAt: row.confirmed_at },
        appWaits: row.waits,
        recoveryCodesLeft: row.codes,
        passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, addedAt: createdAt, lastUsedAt })),
      };
    },
  };
};

const columns =
  "id, account_id, credential_id, public_key, sign_count, transports, backed_up, name, created_at, last_used_at";
const byCredential = `SELECT ${columns} FROM passkey WHERE credential_id = $1`;
const ofAccount = `SELECT ${columns} FROM passkey WHERE account_id = $1 ORDER BY created_at, id LIMIT 50`;
const deviceOf = "SELECT id FROM device WHERE account_id = $1 AND token_hash = $2 AND denied_at IS NULL";
const passwordOf = "SELECT password_hash FROM credential WHERE account_id = $1";
const methodOf = "SELECT method FROM session WHERE id = $1 AND account_id = $2";
const factorsOf = `
  SELECT (SELECT confirmed_at FROM totp_factor WHERE account_id = $1) AS confirmed_at,
         EXISTS (SELECT FROM totp_factor WHERE account_id = $1 AND confirmed_at IS NULL) AS waits,
         (SELECT count(*)::int FROM recovery_code WHERE account_id = $1 AND used_at IS NULL) AS codes,
         (SELECT count(*)::int FROM passkey WHERE account_id = $1) AS passkeys,
         EXISTS (SELECT FROM credential WHERE account_id = $1) AS has_password`;
