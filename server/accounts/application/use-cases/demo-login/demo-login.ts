import type { SignedInDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { SignInDirectory } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { canSignIn } from "@/server/accounts/domain/aggregates/account-aggregate";
import { refusalToAct } from "@/server/accounts/domain/aggregates/account-decision";
import { authenticationFailed } from "@/server/accounts/domain/exceptions/authentication-failed";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { type OpenSessionDeps, openSessionWithin } from "../login/open-session-within";
import { signedInAs } from "../login/sign-in-within";
import type { DemoLoginInput } from "./demo-login.schema";

export type DemoLoginDeps = Omit<OpenSessionDeps, "policy"> & {
  /** True only with the embedded database on a loopback address. */
  readonly demo: boolean;
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly signInDirectory: SignInDirectory;
  readonly livePolicy: LiveTrustPolicy;
};

/**
 * Signs a visitor of the demo in as one of its made-up people, without any proof. Refuses NOT_FOUND outside demo mode,
 * whatever is asked, and what stops that account from signing in.
 */
export const demoLogin =
  (deps: DemoLoginDeps) =>
  async (input: DemoLoginInput, deviceTokenHash: Uint8Array, origin: RequestOrigin): Promise<Result<SignedInDto>> => {
    const accountId = deps.demo ? await deps.signInDirectory.findIdByExternalId(`demo-${input.person}`) : null;
    if (!accountId) {
      const actor = { kind: "ANONYMOUS" } as const;
      await deps.auditLog.recordRefusal({
        action: "session.demo-login",
        actor,
        origin,
        code: "NOT_FOUND",
        subject: null,
      });
      return refuse({ code: "NOT_FOUND", what: "demo person" });
    }
    const policy = await deps.livePolicy();
    return deps.unitOfWork(
      {
        action: "session.demo-login",
        actor: { kind: "ANONYMOUS" },
        origin,
        subject: { type: "ACCOUNT", id: accountId },
        accounts: [accountId],
      },
      async (write) => {
        const account = await write.accounts.find(accountId);
        if (!account) return refuse({ code: "NOT_FOUND", what: "demo person" });
        if (!canSignIn(account, write.at)) {
          return refusalToAct(account, write.at, "ACCOUNT") ?? refuse(authenticationFailed());
        }
        const place = { method: "DEMO", level: "SECOND_FACTOR", deviceTokenHash, origin } as const;
        return done(signedInAs(account, await openSessionWithin(write, { ...deps, policy }, account, place)));
      },
    );
  };
