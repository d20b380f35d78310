import { isPendingNeed, type PendingSignIn } from "@/server/accounts/domain/entities/pending-sign-in";
import type { Passkey } from "@/server/accounts/domain/entities/second-factor";
import { SIGN_IN_METHODS, type SignInMethod } from "@/server/accounts/domain/entities/session";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { stored } from "../stored-value";

export type PendingRow = {
  readonly id: string;
  readonly account_id: string;
  readonly device_token_hash: Uint8Array;
  readonly method: string;
  readonly needs: string;
  readonly created_at: Date;
  readonly expires_at: Date;
};

const isMethod = (text: string): text is SignInMethod => SIGN_IN_METHODS.some((method) => method === text);

export const toPending = (row: PendingRow): PendingSignIn => ({
  id: row.id,
  accountId: accountIdFrom(row.account_id),
  deviceTokenHash: row.device_token_hash,
  method: stored(row.method, isMethod, "pending_sign_in.method"),
  needs: stored(row.needs, isPendingNeed, "pending_sign_in.needs"),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});

export type PasskeyRow = {
  readonly id: string;
  readonly account_id: string;
  readonly credential_id: Uint8Array;
  readonly public_key: Uint8Array;
  readonly sign_count: bigint | string;
  readonly transports: readonly string[] | null;
  readonly backed_up: boolean;
  readonly name: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
};

export const toPasskey = (row: PasskeyRow): Passkey => ({
  id: row.id,
  accountId: accountIdFrom(row.account_id),
  credentialId: row.credential_id,
  publicKey: row.public_key,
  signCount: Number(row.sign_count),
  transports: row.transports ?? [],
  backedUp: row.backed_up,
  name: row.name,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
});
