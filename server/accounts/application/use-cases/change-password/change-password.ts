import type { RenewedSessionDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { refusalToAct } from "@/server/accounts/domain/aggregates/account-decision";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import { choosePasswordWithin } from "../choose-password/choose-password-within";
import { type NewPassword, readNewPassword } from "../choose-password/new-password";
import { endOtherSessionsWithin } from "../end-sessions/end-other-sessions-within";
import { type ProveOwnPasswordDeps, proveOwnPassword } from "../prove-own-password/prove-own-password";
import { type RotateSessionDeps, rotateSessionWithin } from "../rotate-session/rotate-session-within";
import type { ChangePasswordInput } from "./change-password.schema";

export type ChangePasswordDeps = ProveOwnPasswordDeps &
  RotateSessionDeps & { readonly unitOfWork: UnitOfWork; readonly auditLog: AuditLog };

/** This session goes on under its new token; all the others are over. */
export type ChangedPassword = { readonly renewed: RenewedSessionDto; readonly endedSessions: number };

type SignedIn = HolderActor | StaffActor;

/**
 * A new password for who is signed in and knows the old one. Every other session ends; this one goes on under a new token.
 * VALIDATION at
 * `current` or `password`, RATE_LIMITED after too many wrong ones, before any hash.
 */
export const changePassword =
  (deps: ChangePasswordDeps) =>
  async (
    { current, password }: ChangePasswordInput,
    actor: SignedIn,
    origin: RequestOrigin,
  ): Promise<Result<ChangedPassword>> => {
    const { accountId } = actor;
    const proved = await proveOwnPassword(deps, actor, current, "current");
    if (!proved.ok) return refuseUnseen(deps, actor, origin, proved.refusal);
    const chosen = await readNewPassword(deps.passwordHasher, password);
    if (!chosen.ok) return refuseUnseen(deps, actor, origin, chosen.refusal);
    return deps.unitOfWork(
      {
        action: "account.change-password",
        actor,
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
      },
      (write) => changeWithin(write, deps, actor, { proved: proved.value, chosen: chosen.value }),
    );
  };

async function changeWithin(
  write: WritableRepositories,
  deps: RotateSessionDeps,
  actor: SignedIn,
  { proved, chosen }: { readonly proved: PasswordHash; readonly chosen: NewPassword },
): Promise<Result<ChangedPassword>> {
  const { accountId } = actor;
  const account = await write.accounts.find(accountId);
  const credential = await write.credentials.find(accountId);
  // Changed by somebody else since it was typed: what was proved is the old one.
  if (!account || credential?.passwordHash !== proved) return refuse({ code: "CONFLICT", what: "password" });
  const refused = refusalToAct(account, write.at, "ACCOUNT");
  if (refused) return refused;
  const set = await choosePasswordWithin(write, account, chosen);
  if (!set.ok) return set;
  const ended = await endOtherSessionsWithin(write, actor, "PASSWORD_CHANGED");
  const renewed = await rotateSessionWithin(write, deps, actor);
  return renewed.ok ? done({ renewed: renewed.value, endedSessions: ended.length }) : renewed;
}

async function refuseUnseen(
  { auditLog }: ChangePasswordDeps,
  actor: SignedIn,
  origin: RequestOrigin,
  refusal: Refusal,
): Promise<Refused> {
  const subject = { type: "ACCOUNT", id: actor.accountId } as const;
  await auditLog.recordRefusal({ action: "account.change-password", actor, origin, code: refusal.code, subject });
  return refuse(refusal);
}
