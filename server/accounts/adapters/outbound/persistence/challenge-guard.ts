import type pg from "pg";
import type { ChallengeGuard } from "@/server/accounts/application/ports/outbound/challenge-guard-port";
import type { VerificationModel } from "./generated/models/Verification";
import { toVerification } from "./mappers/verification-mapper";

/** One statement counts the try and reads the challenge: of parallel tries no more pass than there are. */
export const createChallengeGuard = (pool: Pick<pg.Pool, "query">): ChallengeGuard => ({
  reserveAttempt: async ({ id, purpose }, maxAttempts, at) => {
    if (!UUID.test(id)) return null;
    const { rows } = await pool.query<VerificationModel>({
      name: "challenge-reserve",
      text: reserve,
      values: [id, maxAttempts, at, purpose],
    });
    return rows[0] ? toVerification(rows[0]) : null;
  },
  findUnused: async ({ id, purpose }) => {
    if (!UUID.test(id)) return null;
    const { rows } = await pool.query<VerificationModel>({
      name: "challenge-unused",
      text: findUnused,
      values: [id, purpose],
    });
    return rows[0] ? toVerification(rows[0]) : null;
  },
  findWaiting: async (accountId, purpose, at) => {
    const { rows } = await pool.query<VerificationModel>({
      name: "challenge-waiting",
      text: findWaiting,
      values: [accountId, purpose, at],
    });
    return rows[0] ? toVerification(rows[0]) : null;
  },
});

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const columns = `
  id, account_id AS "accountId", purpose, contact_kind AS "contactKind", contact_key AS "contactKey", code_hash AS "codeHash",
  pending_password_hash AS "pendingPasswordHash", pending_name AS "pendingName",
  pending_value AS "pendingValue", attempts, created_at AS "createdAt", expires_at AS "expiresAt", consumed_at AS "consumedAt"`;

const reserve = `
  UPDATE verification SET attempts = attempts + 1
   WHERE id = $1 AND purpose = $4 AND attempts < $2 AND consumed_at IS NULL AND expires_at > $3
  RETURNING ${columns}`;

const findWaiting = `
  SELECT ${columns} FROM verification
   WHERE account_id = $1 AND purpose = $2 AND consumed_at IS NULL AND expires_at > $3
   ORDER BY created_at DESC, id DESC LIMIT 1`;

const findUnused = `SELECT ${columns} FROM verification WHERE id = $1 AND purpose = $2 AND consumed_at IS NULL`;
