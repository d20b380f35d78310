import type { SecondFactorRepository } from "@/server/accounts/application/ports/outbound/second-factor-repository";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { PersonalData, PersonalDataSealer } from "../security/personal-data-encryption";
import { type PasskeyRow, toPasskey } from "./mappers/second-factor-mapper";
import { bytes } from "./stored-value";
import type { UnitParts } from "./unit-parts";

export type FactorSecrets = {
  readonly sealer: Pick<PersonalDataSealer, "seal">;
  readonly open: (owner: AccountId, sealed: Uint8Array) => Promise<PersonalData | null>;
};

type TotpRow = { readonly sealed_secret: Uint8Array; readonly confirmed_at: Date | null };

/** No secret, code or key is in any entry: what changed is told, and when. */
export const secondFactorRepository = (
  { tx, at, held, changes }: UnitParts,
  { sealer, open }: FactorSecrets,
): SecondFactorRepository => {
  const changed = (accountId: AccountId, field: string, before: string | null, after: string | null) =>
    changes.record(accountId, [{ field, before, after }]);
  return {
    held: async (accountId) => {
      const [row] = await tx.$queryRaw<{ app: boolean; passkeys: number; codes: number }[]>`
        SELECT EXISTS (SELECT FROM totp_factor WHERE account_id = ${accountId}::uuid AND confirmed_at IS NOT NULL) AS app,
               (SELECT count(*)::int FROM passkey WHERE account_id = ${accountId}::uuid) AS passkeys,
               (SELECT count(*)::int FROM recovery_code
                 WHERE account_id = ${accountId}::uuid AND used_at IS NULL) AS codes`;
      return { app: row?.app ?? false, passkeys: row?.passkeys ?? 0, recoveryCodes: row?.codes ?? 0 };
    },
    findTotp: async (accountId) => {
      const [row] = await tx.$queryRaw<TotpRow[]>`
        SELECT sealed_secret, confirmed_at FROM totp_factor WHERE account_id = ${accountId}::uuid`;
      const secret = row && (await open(accountId, row.sealed_secret))?.["secret"];
      return typeof secret === "string" ? { secret, confirmedAt: row?.confirmed_at ?? null } : null;
    },
    beginTotp: async (accountId, secret) => {
      held.mustHold([accountId]);
      const sealed = await sealer.seal(accountId, { secret });
      const count = await tx.$executeRaw`
        INSERT INTO totp_factor (account_id, sealed_secret, created_at)
        VALUES (${accountId}::uuid, ${sealed}, ${at}::timestamptz)
        ON CONFLICT (account_id) DO UPDATE
          SET sealed_secret = EXCLUDED.sealed_secret, created_at = EXCLUDED.created_at, last_step = NULL
          WHERE totp_factor.confirmed_at IS NULL`;
      if (count === 1) changed(accountId, "authenticator app", null, "WAITS FOR A CODE");
      return count === 1;
    },
    confirmTotp: async (accountId, step) => {
      held.mustHold([accountId]);
      const count = await tx.$executeRaw`
        UPDATE totp_factor SET confirmed_at = ${at}::timestamptz, last_step = ${step}
         WHERE account_id = ${accountId}::uuid AND confirmed_at IS NULL`;
      if (count === 1) changed(accountId, "authenticator app", "WAITS FOR A CODE", "CONFIRMED");
      return count === 1;
    },
    acceptStep: async (accountId, step) => {
      held.mustHold([accountId]);
      const count = await tx.$executeRaw`
        UPDATE totp_factor SET last_step = ${step}
         WHERE account_id = ${accountId}::uuid AND confirmed_at IS NOT NULL
           AND (last_step IS NULL OR last_step < ${step})`;
      return count === 1;
    },
    removeTotp: async (accountId) => {
      held.mustHold([accountId]);
      const count = await tx.$executeRaw`DELETE FROM totp_factor WHERE account_id = ${accountId}::uuid`;
      if (count === 1) changed(accountId, "authenticator app", "CONFIRMED", null);
      return count === 1;
    },
    replaceRecoveryCodes: async (accountId, hashes) => {
      held.mustHold([accountId]);
      await tx.$executeRaw`DELETE FROM recovery_code WHERE account_id = ${accountId}::uuid`;
      const data = hashes.map((hash) => ({ accountId, codeHash: bytes(hash), createdAt: at }));
      await tx.recoveryCode.createMany({ data });
      changed(accountId, "recovery codes", null, hashes.length === 0 ? null : "MADE ANEW");
    },
    useRecoveryCode: async (accountId, hash) => {
      held.mustHold([accountId]);
      const count = await tx.$executeRaw`
        UPDATE recovery_code SET used_at = ${at}::timestamptz
         WHERE account_id = ${accountId}::uuid AND code_hash = ${bytes(hash)} AND used_at IS NULL`;
      if (count === 1) changed(accountId, "recovery code", "UNUSED", "USED");
      return count === 1;
    },
    listPasskeys: async (accountId) => {
      const rows = await tx.$queryRaw<PasskeyRow[]>`
        SELECT id, account_id, credential_id, public_key, sign_count, transports, backed_up, name, created_at, last_used_at
          FROM passkey WHERE account_id = ${accountId}::uuid ORDER BY created_at, id LIMIT ${LONGEST_LIST}`;
      return rows.map(toPasskey);
    },
    addPasskey: async (passkey) => {
      const { id, accountId, name } = passkey;
      held.mustHold([accountId]);
      const count = await tx.$executeRaw`
        INSERT INTO passkey (id, account_id, credential_id, public_key, sign_count, transports, backed_up, name, created_at)
        VALUES (${id}::uuid, ${accountId}::uuid, ${bytes(passkey.credentialId)}, ${bytes(passkey.publicKey)},
                ${passkey.signCount}, ${[...passkey.transports]}::text[], ${passkey.backedUp}, ${name}, ${at}::timestamptz)
        ON CONFLICT (credential_id) DO NOTHING`;
      if (count === 1) changed(accountId, `passkey ${id}`, null, "ADDED");
      return count === 1;
    },
    removePasskey: async (accountId, id) => {
      held.mustHold([accountId]);
      const [row] = await tx.$queryRaw<PasskeyRow[]>`
        DELETE FROM passkey WHERE id = ${id}::uuid AND account_id = ${accountId}::uuid
        RETURNING id, account_id, credential_id, public_key, sign_count, transports, backed_up, name, created_at, last_used_at`;
      if (row) changed(accountId, `passkey ${id}`, "ADDED", null);
      return row ? toPasskey(row) : null;
    },
    usePasskey: async (accountId, id, signCount) => {
      held.mustHold([accountId]);
      const count = await tx.$executeRaw`
        UPDATE passkey SET sign_count = ${signCount}, last_used_at = ${at}::timestamptz
         WHERE id = ${id}::uuid AND account_id = ${accountId}::uuid
           AND (sign_count < ${signCount} OR (sign_count = 0 AND ${signCount} = 0))`;
      return count === 1;
    },
  };
};

/** Far more than anybody may add; a bound all the same. */
const LONGEST_LIST = 50;
