import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import type { PasskeyChallenges } from "@/server/accounts/application/ports/outbound/second-factor-ports";
import { secondFactorPolicy } from "@/server/accounts/domain/policies/second-factor-policy";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { isUuid } from "@/server/accounts/domain/value-objects/uuid";

type ChallengeRow = { readonly challenge: Uint8Array; readonly account_id: string | null };

/** One statement uses a challenge up, so that of parallel answers to it one is looked at. */
export const createPasskeyChallenges = (pool: Pick<pg.Pool, "query">): PasskeyChallenges => ({
  open: async ({ purpose, accountId, deviceTokenHash, at }) => {
    const id = randomUUID();
    const challenge = new Uint8Array(randomBytes(secondFactorPolicy.challengeBytes));
    const expiresAt = new Date(at.getTime() + secondFactorPolicy.challengeMinutes * 60_000);
    const values = [id, Buffer.from(challenge), purpose, accountId, deviceTokenHash, expiresAt];
    await pool.query({ name: "passkey-challenge-open", text: open, values });
    return { id, challenge };
  },
  consume: async ({ id, purpose, deviceTokenHash, at }) => {
    if (!isUuid(id)) return null;
    const values = [id, purpose, deviceTokenHash, at];
    const { rows } = await pool.query<ChallengeRow>({ name: "passkey-challenge-consume", text: consume, values });
    const [row] = rows;
    if (!row) return null;
    const accountId = row.account_id === null ? null : accountIdFrom(row.account_id);
    return { challenge: new Uint8Array(row.challenge), accountId };
  },
});

const open = `
  INSERT INTO passkey_challenge (id, challenge, purpose, account_id, device_token_hash, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6)`;

const consume = `
  UPDATE passkey_challenge SET consumed_at = $4
   WHERE id = $1 AND purpose = $2 AND device_token_hash = $3 AND consumed_at IS NULL AND expires_at > $4
  RETURNING challenge, account_id`;
