import type { RenewedSessionDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { NewToken } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { ProofLevel } from "@/server/accounts/domain/entities/session";
import { done, type Result, refuse } from "@/server/accounts/domain/result";

export type RotateSessionDeps = { readonly newToken: NewToken };

/** What was just proved in this session; nothing where only its token is to change. */
export type JustProved = { readonly level?: ProofLevel; readonly provedAt?: Date };

/**
 * The actor's session goes on under a new token, within a running unit of work; the old one is good for moments more.
 * A level only ever rises, and a proof is never older than the last. Of two requests that came with one token, the first alone is given a new one.
 */
export async function rotateSessionWithin(
  write: WritableRepositories,
  { newToken }: RotateSessionDeps,
  { sessionId, tokenHash }: HolderActor | StaffActor,
  proved: JustProved = {},
): Promise<Result<RenewedSessionDto>> {
  const session = await write.sessions.find(sessionId);
  if (!session) return refuse({ code: "SESSION_ENDED" });
  const { token, hash } = newToken();
  const level = proved.level === "SECOND_FACTOR" ? "SECOND_FACTOR" : session.level;
  const provedAt = proved.provedAt && proved.provedAt > session.provedAt ? proved.provedAt : session.provedAt;
  const rotated = await write.sessions.rotate({ ...session, level, provedAt }, hash, tokenHash ?? null);
  return done({ sessionToken: rotated ? token : null, expiresAt: session.expiresAt });
}
