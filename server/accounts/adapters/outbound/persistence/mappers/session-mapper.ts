import {
  type ProofLevel,
  type Session,
  type SessionEnd,
  SIGN_IN_METHODS,
  type SignInMethod,
} from "@/server/accounts/domain/entities/session";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { isSessionEndCause } from "@/server/accounts/domain/value-objects/session-end-cause";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import type { SessionColumns } from "../models/session-model";
import { stored } from "../stored-value";

export const toSession = (row: SessionColumns): Session => ({
  id: sessionIdFrom(row.id),
  accountId: accountIdFrom(row.accountId),
  deviceId: deviceIdFrom(row.deviceId),
  method: stored(row.method, isSignInMethod, "session.method"),
  level: stored(row.level, isProofLevel, "session.level"),
  provedAt: row.provedAt,
  idleSeconds: row.idleSeconds,
  createdAt: row.createdAt,
  lastSeenAt: row.lastSeenAt,
  expiresAt: row.expiresAt,
  ended: toSessionEnd(row),
});

function toSessionEnd({ endedAt, endReason }: SessionColumns): SessionEnd | null {
  if (endedAt === null || endReason === null) return null;
  return { at: endedAt, reason: stored(endReason, isEndReason, "session.end_reason") };
}

const isSignInMethod = (text: string): text is SignInMethod => SIGN_IN_METHODS.some((method) => method === text);

const isProofLevel = (text: string): text is ProofLevel => text === "SINGLE" || text === "SECOND_FACTOR";

const isEndReason = (text: string): text is SessionEnd["reason"] => text === "SIGNED_OUT" || isSessionEndCause(text);
