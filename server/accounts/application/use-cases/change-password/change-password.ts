import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { refusalToAct } from "@/server/accounts/domain/aggregates/account-decision";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import { choosePasswordWithin } from "../choose-password/choose-password-within";
import { type NewPassword, readNewPassword } from "../choose-password/new-password";
import { type ConfirmPasswordDeps, confirmPassword } from "../confirm-password/confirm-password";
import { endOtherSessionsWithin } from "../end-sessions/end-other-sessions-within";
import type { ChangePasswordInput } from "./change-password.schema";

export type ChangePasswordDeps = ConfirmPasswordDeps & { readonly unitOfWork: UnitOfWork; readonly auditLog: AuditLog };

type SignedIn = HolderActor | StaffActor;

/**
 * A new password for who is signed in and knows the old one. Every other session ends; this one goes on. VALIDATION at
 * `current` or `password`, RATE_LIMITED after too many wrong ones, before any hash.
 */
export const changePassword =
  (deps: ChangePasswordDeps) =>
  async (
    { current, password }: ChangePasswordInput,
    actor: SignedIn,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly endedSessions: number }>> => {
    const { accountId } = actor;
    const proved = await confirmPassword(deps, accountId, { password: current, field: "current" });
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
      (write) => changeWithin(write, actor, proved.value, chosen.value),
    );
  };

async function changeWithin(
  write: WritableRepositories,
  { accountId, sessionId }: SignedIn,
  proved: PasswordHash,
  chosen: NewPassword,
): Promise<Result<{ readonly endedSessions: number }>> {
  const account = await write.accounts.find(accountId);
  const credential = await write.credentials.find(accountId);
  // Changed by somebody else since it was typed: what was proved is the old one.
  if (!account || credential?.passwordHash !== proved) return refuse({ code: "CONFLICT", what: "password" });
  const refused = refusalToAct(account, write.at, "ACCOUNT");
  if (refused) return refused;
  const set = await choosePasswordWithin(write, account, chosen);
  if (!set.ok) return set;
  const ended = await endOtherSessionsWithin(write, { accountId, sessionId }, "PASSWORD_CHANGED");
  return done({ endedSessions: ended.length });
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
