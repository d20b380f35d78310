import type { Session, SessionEnd, SignInMethod } from "@/server/accounts/domain/entities/session";
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

const isSignInMethod = (text: string): text is SignInMethod => text === "PASSWORD" || text === "DEMO";

const isEndReason = (text: string): text is SessionEnd["reason"] => text === "SIGNED_OUT" || isSessionEndCause(text);
