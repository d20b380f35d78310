import type { RenewedSessionDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { ChallengeGuard } from "@/server/accounts/application/ports/outbound/challenge-guard-port";
import type {
  Audited,
  UnitOfWork,
  WritableRepositories,
} from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";
import { consumeCode } from "@/server/accounts/domain/aggregates/verification-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import type { AttemptedFactor } from "@/server/accounts/domain/policies/account-lock-policy";
import { verificationPolicy } from "@/server/accounts/domain/policies/verification-policy";
import { type Result, refuse } from "@/server/accounts/domain/result";
import { type OpenPendingDeps, sendCodeTo } from "../login/open-pending-within";
import { type RotateSessionDeps, rotateSessionWithin } from "../rotate-session/rotate-session-within";
import { type ConfirmedPassword, type ConfirmPasswordDeps, isPasswordOf } from "../second-factor/confirm-password";
import { reserveFactor } from "../second-factor/factor-budget";
import { type PresentedFactor, type ProveFactorDeps, proveFactorWithin } from "../second-factor/prove-factor-within";
import { refuseProof } from "../second-factor/refuse-proof";
import { askForPasskey, type PasskeyDeps, type PasskeyQuestion, verifyPasskey } from "../second-factor/verify-passkey";
import { type Installed, type ProofWays, proofWays, waysWithin } from "./proof-ways";
import type { StepUpInput } from "./step-up.schema";

type SignedIn = HolderActor | StaffActor;

export type StepUpDeps = ConfirmPasswordDeps &
  PasskeyDeps &
  ProveFactorDeps &
  RotateSessionDeps &
  OpenPendingDeps & {
    readonly unitOfWork: UnitOfWork;
    readonly challengeGuard: ChallengeGuard;
    readonly codes: VerificationCodes;
  } & Installed;

export type StepUpBrowser = { readonly deviceTokenHash: Uint8Array };

const audited = (actor: SignedIn, origin: RequestOrigin): Audited => ({
  action: "session.step-up",
  actor,
  origin,
  subject: { type: "SESSION", id: actor.sessionId },
  accounts: [actor.accountId],
});

/** How this person may prove themselves again: a second factor where there is one, else the password. */
export const stepUpWays =
  (deps: StepUpDeps) =>
  async ({ accountId, sessionId }: SignedIn): Promise<ProofWays> =>
    proofWays(await deps.secondFactorReader.knownProofs(accountId, sessionId), deps);

/** In the demo nobody has an app: a code goes to the demo mailbox. NOT_FOUND where that is no way of this person's. */
export const sendStepUpCode =
  (deps: StepUpDeps) =>
  (actor: SignedIn, origin: RequestOrigin): Promise<Result<{ readonly challengeId: string; readonly to: string }>> =>
    deps.unitOfWork(audited(actor, origin), async (write) => {
      const account = await write.accounts.find(actor.accountId);
      const ways = await waysWithin(write, actor, deps);
      const sent = account && ways.sentCode ? await sendCodeTo(write, deps, account, "STEP_UP") : null;
      return sent ? { ok: true, value: sent } : refuse({ code: "NOT_FOUND", what: "way to send a code" });
    });

/** A challenge for the passkeys of whoever is signed in. */
export const askStepUpPasskey =
  (deps: StepUpDeps) =>
  ({ accountId }: SignedIn, { deviceTokenHash }: StepUpBrowser): Promise<Result<PasskeyQuestion>> =>
    askForPasskey(deps, { purpose: "STEP_UP", deviceTokenHash, accountId });

/**
 * Proves somebody signed in once more: the session's last proof is now, its token is new. Who has a second factor proves
 * that, not the password alone. One answer for whatever does not hold; RATE_LIMITED by counters of each factor.
 */
export const stepUp =
  (deps: StepUpDeps) =>
  async (
    proof: StepUpInput,
    actor: SignedIn,
    { deviceTokenHash }: StepUpBrowser,
    origin: RequestOrigin,
  ): Promise<Result<RenewedSessionDto>> => {
    const { accountId } = actor;
    const tried = await reserveFactor(deps, COUNTED_AS[proof.kind], { accountId, deviceTokenHash });
    const wait = tried.waitSeconds;
    const presented = wait === null ? await present(deps, actor, proof, deviceTokenHash) : null;
    const proved = await deps.unitOfWork(audited(actor, origin), async (write) =>
      wait === null
        ? stepUpWithin(write, deps, actor, presented)
        : refuse({ code: "RATE_LIMITED", retryAfterSeconds: wait }),
    );
    if (proved.ok) await tried.forgive();
    return proved;
  };

const COUNTED_AS: Readonly<Record<StepUpInput["kind"], AttemptedFactor>> = {
  APP_CODE: "app",
  RECOVERY_CODE: "recovery",
  SENT_CODE: "code",
  PASSKEY: "passkey",
  PASSWORD: "confirm",
};

type Presented =
  | PresentedFactor
  | { readonly kind: "SENT_CODE"; readonly verification: Verification }
  | ({ readonly kind: "PASSWORD" } & ConfirmedPassword)
  | null;

async function present(
  deps: StepUpDeps,
  { accountId }: SignedIn,
  proof: StepUpInput,
  deviceTokenHash: Uint8Array,
): Promise<Presented> {
  switch (proof.kind) {
    case "APP_CODE":
    case "RECOVERY_CODE":
      return proof;
    case "PASSKEY": {
      const verified = await verifyPasskey(deps, proof, { purpose: "STEP_UP", deviceTokenHash, accountId });
      return verified.ok ? { kind: "PASSKEY", verified: verified.value } : null;
    }
    case "PASSWORD": {
      const against = await deps.secondFactorReader.passwordHash(accountId);
      const verified = await deps.passwordHasher.verify(proof.password, against);
      return verified.ok ? { kind: "PASSWORD", against, matches: verified.value.matches } : null;
    }
    case "SENT_CODE": {
      const named = { id: proof.challengeId, purpose: "STEP_UP" } as const;
      const sent = await deps.challengeGuard.reserveAttempt(named, verificationPolicy.attempts, deps.now());
      const holds = sent?.accountId === accountId && deps.codes.matches(sent.id, proof.code, sent.codeHash);
      return holds ? { kind: "SENT_CODE", verification: sent } : null;
    }
  }
}

async function stepUpWithin(
  write: WritableRepositories,
  deps: StepUpDeps,
  actor: SignedIn,
  presented: Presented,
): Promise<Result<RenewedSessionDto>> {
  const account = await write.accounts.find(actor.accountId);
  const holds = account && presented && (await proves(write, deps, { actor, account, presented }));
  if (!holds) return refuseProof();
  const isSecond = presented.kind !== "PASSWORD" && presented.kind !== "SENT_CODE";
  return rotateSessionWithin(write, deps, actor, {
    provedAt: write.at,
    ...(isSecond ? { level: "SECOND_FACTOR" } : {}),
  });
}

async function proves(
  write: WritableRepositories,
  deps: StepUpDeps,
  { actor, account, presented }: { actor: SignedIn; account: Account; presented: Exclude<Presented, null> },
): Promise<boolean> {
  if (presented.kind !== "PASSWORD" && presented.kind !== "SENT_CODE") {
    return proveFactorWithin(write, deps, account, presented);
  }
  const ways = await waysWithin(write, actor, deps);
  if (presented.kind === "PASSWORD") return ways.password && isPasswordOf(write, account.id, presented);
  if (!ways.sentCode) return false;
  await write.verifications.save(consumeCode(presented.verification, write.at));
  return true;
}
