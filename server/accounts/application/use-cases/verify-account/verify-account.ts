import type { VerifiedDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { ChallengeGuard } from "@/server/accounts/application/ports/outbound/challenge-guard-port";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import { verificationPolicy } from "@/server/accounts/domain/policies/verification-policy";
import type { Refused, Result } from "@/server/accounts/domain/result";
import type { OpenSessionDeps } from "../login/open-session-within";
import { refuseCode } from "./refuse-code";
import type { VerifyAccountInput } from "./verify-account.schema";
import { verifyWithin } from "./verify-within";

export type VerifyAccountDeps = Omit<OpenSessionDeps, "policy"> & {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly challengeGuard: ChallengeGuard;
  readonly codes: VerificationCodes;
  readonly livePolicy: LiveTrustPolicy;
  readonly now: Clock;
  readonly evenly: <T>(work: Promise<T>) => Promise<T>;
};

/** The browser that asked for the code: a code shown elsewhere opens nothing. */
export type VerifyingBrowser = { readonly challengeId: string | null; readonly deviceTokenHash: Uint8Array };

/**
 * Whoever presents the code owns the account: the contact is verified, the waiting password and name become its own,
 * and a session opens. One answer for wrong, used, expired, used-up and made-up challenges: VALIDATION at `code`.
 */
export const verifyAccount =
  (deps: VerifyAccountDeps) =>
  async (
    input: VerifyAccountInput,
    { challengeId, deviceTokenHash }: VerifyingBrowser,
    origin: RequestOrigin,
  ): Promise<Result<VerifiedDto>> => {
    const reserved = challengeId && (await reserve(deps, challengeId));
    if (!reserved) return deps.evenly(refuseUnseen(deps, origin));
    const matches = deps.codes.matches(reserved.id, input.code, reserved.codeHash);
    const policy = await deps.livePolicy();
    const { accountId } = reserved;
    return deps.evenly(
      deps.unitOfWork(
        {
          action: "account.verify",
          actor: { kind: "ANONYMOUS" },
          origin,
          subject: { type: "ACCOUNT", id: accountId },
          accounts: [accountId],
        },
        async (write) => {
          if (matches) return verifyWithin(write, { ...deps, policy }, reserved, { deviceTokenHash, origin });
          write.events.appendEvenIfRefused([wrongCode(reserved, write.at)]);
          return refuseCode();
        },
      ),
    );
  };

const reserve = ({ challengeGuard, now }: VerifyAccountDeps, challengeId: string): Promise<Verification | null> =>
  challengeGuard.reserveAttempt({ id: challengeId, purpose: "SIGN_UP" }, verificationPolicy.attempts, now());

const wrongCode = ({ accountId }: Verification, occurredAt: Date) =>
  ({ type: "LoginFailed", accountId, occurredAt, cause: "WRONG_CODE", deviceId: null, knownDevice: false }) as const;

async function refuseUnseen({ auditLog }: VerifyAccountDeps, origin: RequestOrigin): Promise<Refused> {
  const actor = { kind: "ANONYMOUS" } as const;
  await auditLog.recordRefusal({ action: "account.verify", actor, origin, code: "VALIDATION", subject: null });
  return refuseCode();
}
