import type { VerifiedDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { RequestOrigin } from "@/server/accounts/application/ports/outbound/actor";
import type { AuditLog } from "@/server/accounts/application/ports/outbound/audit-log";
import type { ChallengeGuard } from "@/server/accounts/application/ports/outbound/challenge-guard-port";
import type { LiveTrustPolicy } from "@/server/accounts/application/ports/outbound/live-trust-policy";
import type { PendingGuard } from "@/server/accounts/application/ports/outbound/pending-sign-in-port";
import type { UnitOfWork, WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import { consumeCode } from "@/server/accounts/domain/aggregates/verification-aggregate";
import type { PendingSignIn } from "@/server/accounts/domain/entities/pending-sign-in";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import type { Refusal } from "@/server/accounts/domain/exceptions/refusal";
import type { AttemptedFactor } from "@/server/accounts/domain/policies/account-lock-policy";
import { secondFactorPolicy } from "@/server/accounts/domain/policies/second-factor-policy";
import { verificationPolicy } from "@/server/accounts/domain/policies/verification-policy";
import { type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { OpenSessionDeps } from "../login/open-session-within";
import { type FactorBudgetDeps, reserveFactor } from "../second-factor/factor-budget";
import type { PasskeyAnswerInput } from "../second-factor/passkey-answer.schema";
import { type PresentedFactor, type ProveFactorDeps, proveFactorWithin } from "../second-factor/prove-factor-within";
import { refuseProof } from "../second-factor/refuse-proof";
import { type PasskeyDeps, verifyPasskey } from "../second-factor/verify-passkey";
import { finishSignInWithin } from "./finish-sign-in-within";
import { isOutdated } from "./outdated";

/** What somebody presents for a sign-in that waits. */
export type SignInProof =
  | { readonly kind: "APP_CODE" | "RECOVERY_CODE" | "SENT_CODE"; readonly code: string }
  | ({ readonly kind: "PASSKEY" } & PasskeyAnswerInput);

/** The browser that the sign-in began in, and what its sealed cookie names. */
export type PendingBrowser = {
  readonly pendingId: string | null;
  readonly challengeId: string | null;
  readonly deviceTokenHash: Uint8Array;
};

export type ProveSignInDeps = FactorBudgetDeps &
  PasskeyDeps &
  ProveFactorDeps &
  Omit<OpenSessionDeps, "policy"> & {
    readonly unitOfWork: UnitOfWork;
    readonly auditLog: AuditLog;
    readonly pendingGuard: PendingGuard;
    readonly challengeGuard: ChallengeGuard;
    readonly codes: VerificationCodes;
    readonly livePolicy: LiveTrustPolicy;
    readonly evenly: <T>(work: Promise<T>) => Promise<T>;
  };

const COUNTED_AS: Readonly<Record<SignInProof["kind"], AttemptedFactor>> = {
  APP_CODE: "app",
  RECOVERY_CODE: "recovery",
  SENT_CODE: "code",
  PASSKEY: "passkey",
};

/**
 * The second proof of a sign-in. Tries are counted before anything is looked at, five for the pending sign-in and more
 * over time for the factor; wrong, used, expired, of another browser and made-up all get the same words: VALIDATION at
 * `code`. RATE_LIMITED when the factor's tries are used up. Only who proved everything learns of a hold.
 */
export const proveSignIn =
  (deps: ProveSignInDeps) =>
  async (proof: SignInProof, browser: PendingBrowser, origin: RequestOrigin): Promise<Result<VerifiedDto>> => {
    const { pendingId: id, deviceTokenHash } = browser;
    const asked = id && { id, deviceTokenHash };
    const pending =
      asked && (await deps.pendingGuard.reserveAttempt(asked, secondFactorPolicy.pendingAttempts, deps.now()));
    if (!pending || !fits(pending, proof)) return deps.evenly(refuseUnseen(deps, origin, refuseProof().refusal));
    const tried = await reserveFactor(deps, COUNTED_AS[proof.kind], pending);
    const { waitSeconds } = tried;
    if (waitSeconds !== null) {
      return refuseUnseen(deps, origin, { code: "RATE_LIMITED", retryAfterSeconds: waitSeconds });
    }
    const presented = await present(deps, pending, proof, browser);
    const proved = await deps.evenly(proveWithPolicy(deps, { pending, presented, origin }));
    if (proved.ok) await tried.forgive();
    return proved;
  };

/** A sent code stands in for no second factor, and a second factor is not asked of who has none. */
const fits = ({ needs }: PendingSignIn, { kind }: SignInProof): boolean =>
  kind === "SENT_CODE" ? needs === "CODE" : needs === "SECOND_FACTOR";

/** Checked as far as it can be outside the unit of work; null for what does not hold. */
type Presented = PresentedFactor | { readonly kind: "SENT_CODE"; readonly verification: Verification } | null;

async function present(
  deps: ProveSignInDeps,
  pending: PendingSignIn,
  proof: SignInProof,
  { challengeId, deviceTokenHash }: PendingBrowser,
): Promise<Presented> {
  if (proof.kind === "PASSKEY") {
    const { answer, challengeId: asked } = proof;
    const place = { purpose: "SIGN_IN", deviceTokenHash, accountId: pending.accountId } as const;
    const verified = await verifyPasskey(deps, { challengeId: asked, answer }, place);
    return verified.ok ? { kind: "PASSKEY", verified: verified.value } : null;
  }
  if (proof.kind !== "SENT_CODE") return { kind: proof.kind, code: proof.code };
  const named = challengeId && ({ id: challengeId, purpose: "SIGN_IN" } as const);
  const sent = named && (await deps.challengeGuard.reserveAttempt(named, verificationPolicy.attempts, deps.now()));
  const holds = sent && sent.accountId === pending.accountId && deps.codes.matches(sent.id, proof.code, sent.codeHash);
  return holds ? { kind: "SENT_CODE", verification: sent } : null;
}

type Attempt = {
  readonly pending: PendingSignIn;
  readonly presented: Presented;
  readonly origin: RequestOrigin;
};

async function proveWithPolicy(deps: ProveSignInDeps, attempt: Attempt): Promise<Result<VerifiedDto>> {
  const policy = await deps.livePolicy();
  const { pending, origin } = attempt;
  return deps.unitOfWork(
    {
      action: pending.needs === "CODE" ? "session.confirm-code" : "session.second-factor",
      actor: { kind: "ANONYMOUS" },
      origin,
      subject: { type: "ACCOUNT", id: pending.accountId },
      accounts: [pending.accountId],
    },
    (write) => proveWithin(write, { ...deps, policy }, attempt),
  );
}

async function proveWithin(
  write: WritableRepositories,
  deps: ProveSignInDeps & OpenSessionDeps,
  { pending, presented, origin }: Attempt,
): Promise<Result<VerifiedDto>> {
  const { accountId, method, deviceTokenHash, needs } = pending;
  const account = await write.accounts.find(accountId);
  if (!account || (await isOutdated(write, pending))) return refuseProof();
  const holds = presented !== null && (await useUp(write, deps, account, presented));
  if (!holds) {
    const failed = {
      accountId,
      occurredAt: write.at,
      cause: "WRONG_CODE",
      deviceId: null,
      knownDevice: false,
    } as const;
    write.events.appendEvenIfRefused([{ type: "LoginFailed", ...failed }]);
    return refuseProof();
  }
  if (!(await write.pendingSignIns.consume(pending))) return refuseProof();
  const level = needs === "SECOND_FACTOR" ? "SECOND_FACTOR" : "SINGLE";
  return finishSignInWithin(write, deps, account, { method, level, deviceTokenHash, origin });
}

async function useUp(
  write: WritableRepositories,
  deps: ProveFactorDeps,
  account: Parameters<typeof proveFactorWithin>[2],
  presented: Exclude<Presented, null>,
): Promise<boolean> {
  if (presented.kind !== "SENT_CODE") return proveFactorWithin(write, deps, account, presented);
  await write.verifications.save(consumeCode(presented.verification, write.at));
  return true;
}

async function refuseUnseen({ auditLog }: ProveSignInDeps, origin: RequestOrigin, refusal: Refusal): Promise<Refused> {
  const actor = { kind: "ANONYMOUS" } as const;
  const { code } = refusal;
  await auditLog.recordRefusal({ action: "session.second-factor", actor, origin, code, subject: null });
  return refuse(refusal);
}
