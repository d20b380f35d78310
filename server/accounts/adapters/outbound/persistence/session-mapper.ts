import type { Session, SessionEnd, SignInMethod } from "@/server/accounts/domain/entities/session";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { deviceIdFrom } from "@/server/accounts/domain/value-objects/device-id";
import { isSessionEndCause } from "@/server/accounts/domain/value-objects/session-end-cause";
import { sessionIdFrom } from "@/server/accounts/domain/value-objects/session-id";
import { stored } from "./stored-value";

/** The columns of a session but for the hash of its token, which no mapper reads. */
export type SessionColumns = {
  readonly id: string;
  readonly accountId: string;
  readonly deviceId: string;
  readonly method: string;
  readonly idleSeconds: number;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
};

export const sessionColumns = {
  id: true,
  accountId: true,
  deviceId: true,
  method: true,
  idleSeconds: true,
  createdAt: true,
  lastSeenAt: true,
  expiresAt: true,
  endedAt: true,
  endReason: true,
} as const;

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
