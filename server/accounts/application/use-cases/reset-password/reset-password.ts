import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { MailLink, MailLinks } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { PasswordHasher } from "@/server/accounts/application/ports/outbound/password-hasher-port";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { choosePasswordWithin } from "../choose-password/choose-password-within";
import { type NewPassword, readNewPassword } from "../choose-password/new-password";
import { endSessionsWithin } from "../end-sessions/end-sessions-within";
import { refuseLink } from "../refuse-link";
import type { ResetPasswordInput } from "./reset-password.schema";

export type ResetPasswordDeps = {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly mailLinks: MailLinks;
  readonly passwordHasher: PasswordHasher;
};

/**
 * Sets a new password behind a reset link and ends every session. Nobody is signed in by it: the next sign-in asks for
 * the second factor as ever, and whatever stands over the account stays. Used, expired, revoked and foreign links, and
 * those of a disabled account, get one answer: VALIDATION at `link`. A password that may not be chosen uses up no link.
 */
export const resetPassword =
  (deps: ResetPasswordDeps) =>
  async ({ password }: ResetPasswordInput, token: string, origin: RequestOrigin): Promise<Result<null>> => {
    const link = await deps.mailLinks.read("RESET_PASSWORD", token);
    if (!link) return refuseUnseen(deps, origin, refuseLink().refusal);
    const chosen = await readNewPassword(deps.passwordHasher, password);
    if (!chosen.ok) return refuseUnseen(deps, origin, chosen.refusal);
    const { accountId } = link;
    return deps.unitOfWork(
      {
        action: "account.reset-password",
        actor: { kind: "ANONYMOUS" },
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
      },
      (write) => resetWithin(write, link, chosen.value),
    );
  };

/** The link is used up under the account's lock: of parallel presses one succeeds. */
async function resetWithin(write: WritableRepositories, link: MailLink, chosen: NewPassword): Promise<Result<null>> {
  const { accountId } = link;
  if (!(await write.links.spend(link))) return refuseLink();
  const account = await write.accounts.find(accountId);
  if (!account || account.status === "DISABLED") return refuseLink();
  const set = await choosePasswordWithin(write, account, chosen);
  if (!set.ok) return set;
  await endSessionsWithin(write, { accountId, cause: "PASSWORD_RESET", by: accountId });
  return done(null);
}

async function refuseUnseen(
  { auditLog }: ResetPasswordDeps,
  origin: RequestOrigin,
  refusal: Refusal,
): Promise<Refused> {
  const actor = { kind: "ANONYMOUS" } as const;
  await auditLog.recordRefusal({ action: "account.reset-password", actor, origin, code: refusal.code, subject: null });
  return refuse(refusal);
}
