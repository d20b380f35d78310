import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { ChallengeGuard } from "@/server/accounts/application/ports/outbound/challenge-guard-port";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import { isLockedByGuessing, unlockAccount } from "@/server/accounts/domain/aggregates/account-locks";
import { consumeCode } from "@/server/accounts/domain/aggregates/verification-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import { verificationPolicy } from "@/server/accounts/domain/policies/verification-policy";
import { done, type Result } from "@/server/accounts/domain/result";
import { type ForgetFailuresDeps, forgetFailures } from "../login/forget-failures";
import { refuseCode } from "../verify-account/refuse-code";
import type { VerifyAccountInput } from "../verify-account/verify-account.schema";

export type UnlockOwnDeps = ForgetFailuresDeps & {
  readonly unitOfWork: UnitOfWork;
  readonly auditLog: AuditLog;
  readonly challengeGuard: ChallengeGuard;
  readonly codes: VerificationCodes;
  readonly now: Clock;
  readonly evenly: <T>(work: Promise<T>) => Promise<T>;
};

/**
 * The owner's code lifts the lock on unknown devices that guessing led to, and no other lock, and the failures that were
 * counted against their contacts. Right or wrong, the answer is the same, after the same time.
 */
export const unlockOwn =
  (deps: UnlockOwnDeps) =>
  async ({ code }: VerifyAccountInput, challengeId: string | null, origin: RequestOrigin): Promise<Result<null>> => {
    const reserved = challengeId === null ? null : await reserve(deps, challengeId);
    await deps.evenly(reserved ? lift(deps, reserved, code, origin) : refuseUnseen(deps, origin));
    return done(null);
  };

const reserve = ({ challengeGuard, now }: UnlockOwnDeps, id: string): Promise<Verification | null> =>
  challengeGuard.reserveAttempt({ id, purpose: "UNLOCK" }, verificationPolicy.attempts, now());

async function lift(deps: UnlockOwnDeps, reserved: Verification, code: string, origin: RequestOrigin): Promise<void> {
  const { accountId } = reserved;
  const matches = deps.codes.matches(reserved.id, code, reserved.codeHash);
  const lifted = await deps.unitOfWork(
    {
      action: "account.unlock-own",
      actor: { kind: "ANONYMOUS" },
      origin,
      subject: { type: "ACCOUNT", id: accountId },
      accounts: [accountId],
    },
    async (write) => {
      if (matches) return liftWithin(write, reserved);
      write.events.appendEvenIfRefused([wrongCode(reserved, write.at)]);
      return refuseCode();
    },
  );
  if (lifted.ok) await forgetFailures(deps, lifted.value, origin, deps.now());
}

/** Under the account's lock: of parallel right codes one lifts, and a lock that staff put there meanwhile stays. */
async function liftWithin(write: WritableRepositories, reserved: Verification): Promise<Result<Account>> {
  const { accountId } = reserved;
  const account = await write.accounts.find(accountId);
  const open = await write.verifications.findOpen(accountId, "UNLOCK");
  if (!account || !open || !isLockedByGuessing(account, write.at)) return refuseCode();
  const decided = unlockAccount(account, { by: accountId, at: write.at });
  if (!decided.ok) return decided;
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  await write.verifications.save(consumeCode(reserved, write.at));
  write.events.append(decided.value.events);
  return done(saved.value);
}

const wrongCode = ({ accountId }: Verification, occurredAt: Date) =>
  ({ type: "LoginFailed", accountId, occurredAt, cause: "WRONG_CODE", deviceId: null, knownDevice: false }) as const;

async function refuseUnseen({ auditLog }: UnlockOwnDeps, origin: RequestOrigin): Promise<void> {
  const actor = { kind: "ANONYMOUS" } as const;
  await auditLog.recordRefusal({ action: "account.unlock-own", actor, origin, code: "VALIDATION", subject: null });
}
