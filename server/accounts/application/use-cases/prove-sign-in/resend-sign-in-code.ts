import type { PendingSignInDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { PendingGuard } from "@/server/accounts/application/ports/outbound/pending-sign-in-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { secondFactorPolicy } from "@/server/accounts/domain/policies/second-factor-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type OpenPendingDeps, sendCodeTo } from "../login/open-pending-within";
import { isOutdated } from "./outdated";
import type { PendingBrowser } from "./prove-sign-in";

export type ResendSignInCodeDeps = OpenPendingDeps & {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly pendingGuard: PendingGuard;
  readonly now: Clock;
};

/** A new code for the sign-in that waits in this browser; the hour's number of codes holds. NOT_FOUND when none waits. */
export const resendSignInCode =
  (deps: ResendSignInCodeDeps) =>
  async (
    { pendingId: id, deviceTokenHash }: PendingBrowser,
    origin: RequestOrigin,
  ): Promise<Result<PendingSignInDto["sent"]>> => {
    const { pendingAttempts } = secondFactorPolicy;
    const pending = id ? await deps.pendingGuard.find({ id, deviceTokenHash }, pendingAttempts, deps.now()) : null;
    const actor = { kind: "ANONYMOUS" } as const;
    const refusal = { code: "NOT_FOUND", what: "sign-in" } as const;
    if (pending?.needs !== "CODE") {
      await deps.auditLog.recordRefusal({
        action: "session.confirm-code",
        actor,
        origin,
        code: refusal.code,
        subject: null,
      });
      return refuse(refusal);
    }
    const { accountId } = pending;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    return deps.unitOfWork(
      { action: "session.confirm-code", actor, origin, subject, accounts: [accountId] },
      async (write) => {
        const account = await write.accounts.find(accountId);
        if (!account || (await isOutdated(write, pending))) return refuse(refusal);
        return done(await sendCodeTo(write, deps, account, "SIGN_IN"));
      },
    );
  };
