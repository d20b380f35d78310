import type { RenewedSessionDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";
import { provedContact } from "../proved-contact";
import { type RotateSessionDeps, rotateSessionWithin } from "../rotate-session/rotate-session-within";
import type { FactorOwner } from "./factor-owner";

export type FactorChange = {
  readonly what: "authenticator app" | "passkey" | "recovery codes";
  readonly change: "added" | "removed" | "made anew";
};

/** Tells the owner what changed about how they sign in. */
export function tellOfFactor(write: WritableRepositories, account: Account, change: FactorChange): void {
  const contact = provedContact(account);
  if (!contact) return;
  const values = { ...change, at: write.at.toISOString() };
  write.notifications.queue({ accountId: account.id, ...contact, template: "SECOND_FACTOR_CHANGED", values });
}

/**
 * A credential changed: every other session of the account ends, this one goes on under a new token. Somebody on their
 * way in has none yet: their sign-in takes its last step.
 */
export async function carryOnWithin(
  write: WritableRepositories,
  deps: RotateSessionDeps,
  owner: FactorOwner,
  proved: "NOW_SECOND_FACTOR" | "AS_BEFORE",
): Promise<Result<RenewedSessionDto | null>> {
  if (owner.kind === "PENDING") {
    const moved = await write.pendingSignIns.advance(owner.pending, "ENROLLED");
    return moved ? done(null) : refuse({ code: "SESSION_ENDED" });
  }
  const { actor } = owner;
  const live = await write.sessions.listLive(actor.accountId);
  const only = live.map(({ id }) => id).filter((id) => id !== actor.sessionId);
  const order = { accountId: actor.accountId, cause: "SECOND_FACTOR_CHANGED", by: actor.accountId, only } as const;
  await endSessionsWithin(write, order);
  const level = proved === "NOW_SECOND_FACTOR" ? ({ level: "SECOND_FACTOR", provedAt: write.at } as const) : {};
  return rotateSessionWithin(write, deps, actor, level);
}
