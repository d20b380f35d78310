import type { ChallengeDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AttemptStore, OpaqueKey } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { ChallengeGuard } from "@/server/accounts/application/ports/outbound/challenge-guard-port";
import type { Clock, NewId } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isVerified } from "@/server/accounts/domain/aggregates/account-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import { type SignUpCodeDeps, sendSignUpCode } from "./send-sign-up-code";
import { takeSignUp } from "./sign-up-budget";

export type ResendCodeDeps = SignUpCodeDeps & {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly attempts: AttemptStore;
  readonly opaqueKey: OpaqueKey;
  readonly challengeGuard: ChallengeGuard;
  readonly now: Clock;
  readonly newId: NewId;
  readonly evenly: <T>(work: Promise<T>) => Promise<T>;
};

/**
 * Sends a new code for what waits with a challenge. A challenge that never was (the contact has an account) gets the
 * same answer: a new challenge id. RATE_LIMITED by the address alone.
 */
export const resendCode =
  (deps: ResendCodeDeps) =>
  async (challengeId: string, origin: RequestOrigin): Promise<Result<ChallengeDto>> => {
    const waitSeconds = await takeSignUp(deps, origin.ip, deps.now());
    if (waitSeconds !== null)
      return refuseUnseen(deps, origin, { code: "RATE_LIMITED", retryAfterSeconds: waitSeconds });
    const next = deps.newId();
    await deps.evenly(resend(deps, { challengeId, next }, origin));
    return done({ challengeId: next });
  };

async function resend(
  deps: ResendCodeDeps,
  { challengeId, next }: { readonly challengeId: string; readonly next: string },
  origin: RequestOrigin,
): Promise<void> {
  const waiting = await deps.challengeGuard.findUnused({ id: challengeId, purpose: "SIGN_UP" });
  if (!waiting) {
    await refuseUnseen(deps, origin, { code: "NOT_FOUND", what: "challenge" });
    return;
  }
  const { accountId } = waiting;
  await deps.unitOfWork(
    {
      action: "account.register",
      actor: { kind: "ANONYMOUS" },
      origin,
      subject: { type: "ACCOUNT", id: accountId },
      accounts: [accountId],
    },
    async (write) => {
      const account = await write.accounts.find(accountId);
      const recipient = account && !isVerified(account) ? recipientOf(account, waiting) : null;
      if (!recipient) return refuse({ code: "NOT_FOUND", what: "challenge" });
      const { contact, pendingPasswordHash, pendingName } = waiting;
      return sendSignUpCode(write, deps, {
        id: next,
        accountId,
        contact,
        recipient,
        pendingPasswordHash,
        pendingName,
      });
    },
  );
}

/** Where the contact of the challenge is written to now; null when the account has another one. */
function recipientOf({ email, phone }: Account, { contact }: Verification): string | null {
  if (contact.kind === "EMAIL") return email?.email.key === contact.key ? email.email.address : null;
  return phone && String(phone.phone) === contact.key ? phone.phone : null;
}

async function refuseUnseen({ auditLog }: ResendCodeDeps, origin: RequestOrigin, refusal: Refusal): Promise<Refused> {
  const actor = { kind: "ANONYMOUS" } as const;
  await auditLog.recordRefusal({ action: "account.register", actor, origin, code: refusal.code, subject: null });
  return refuse(refusal);
}
