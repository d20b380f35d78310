import type { VerifiedDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { PendingGuard } from "@/server/accounts/application/ports/outbound/pending-sign-in-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { secondFactorPolicy } from "@/server/accounts/domain/policies/second-factor-policy";
import { type Result, refuse } from "@/server/accounts/domain/result";
import type { OpenSessionDeps } from "../login/open-session-within";
import { finishSignInWithin } from "../prove-sign-in/finish-sign-in-within";
import { isOutdated } from "../prove-sign-in/outdated";
import type { PendingBrowser } from "../prove-sign-in/prove-sign-in";

export type FinishEnrolmentDeps = Omit<OpenSessionDeps, "policy"> & {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly pendingGuard: PendingGuard;
  readonly livePolicy: LiveTrustPolicy;
  readonly now: Clock;
};

/** The recovery codes were seen; now the first session opens. SESSION_ENDED when nothing waits in this browser. */
export const finishEnrolment =
  (deps: FinishEnrolmentDeps) =>
  async ({ pendingId: id, deviceTokenHash }: PendingBrowser, origin: RequestOrigin): Promise<Result<VerifiedDto>> => {
    const { pendingAttempts } = secondFactorPolicy;
    const pending = id ? await deps.pendingGuard.find({ id, deviceTokenHash }, pendingAttempts, deps.now()) : null;
    const actor = { kind: "ANONYMOUS" } as const;
    const action = "session.second-factor";
    if (pending?.needs !== "ENROLLED") {
      await deps.auditLog.recordRefusal({ action, actor, origin, code: "SESSION_ENDED", subject: null });
      return refuse({ code: "SESSION_ENDED" });
    }
    const { accountId, method } = pending;
    const subject = { type: "ACCOUNT", id: accountId } as const;
    const policy = await deps.livePolicy();
    return deps.unitOfWork({ action, actor, origin, subject, accounts: [accountId] }, async (write) => {
      const account = await write.accounts.find(accountId);
      if (!account || (await isOutdated(write, pending))) return refuse({ code: "SESSION_ENDED" });
      if (!(await write.pendingSignIns.consume(pending))) return refuse({ code: "SESSION_ENDED" });
      const place = { method, level: "SECOND_FACTOR", deviceTokenHash, origin } as const;
      return finishSignInWithin(write, { ...deps, policy }, account, place);
    });
  };
