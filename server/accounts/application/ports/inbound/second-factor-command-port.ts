import type {
  PendingSignInDto,
  RenewedSessionDto,
  VerifiedDto,
} from "@/server/accounts/application/dto/auth-result-dto";
import type { OwnFactorsDto } from "@/server/accounts/application/dto/own-factors-dto";
import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AddPasskeyInput } from "@/server/accounts/application/use-cases/add-passkey/add-passkey.schema";
import type { FactorAddedDto, TotpSecretDto } from "@/server/accounts/application/use-cases/add-totp/add-totp";
import type { PendingBrowser, SignInProof } from "@/server/accounts/application/use-cases/prove-sign-in/prove-sign-in";
import type { RemoveSecondFactorInput } from "@/server/accounts/application/use-cases/remove-second-factor/remove-second-factor.schema";
import type { FactorOwner } from "@/server/accounts/application/use-cases/second-factor/factor-owner";
import type { PasskeyAnswerInput } from "@/server/accounts/application/use-cases/second-factor/passkey-answer.schema";
import type { PasskeyQuestion } from "@/server/accounts/application/use-cases/second-factor/verify-passkey";
import type { ProofWays } from "@/server/accounts/application/use-cases/step-up/proof-ways";
import type { StepUpInput } from "@/server/accounts/application/use-cases/step-up/step-up.schema";
import type { PendingNeed } from "@/server/accounts/domain/entities/pending-sign-in";
import type { CompanyWord } from "@/server/accounts/domain/policies/company-sign-in-policy";
import type { Result } from "@/server/accounts/domain/result";

type SignedIn = HolderActor | StaffActor;
type WithDevice = { readonly deviceTokenHash: Uint8Array };

/** Second proofs: at the door, later in a session, and setting them up. */
export type SecondFactorCommands = {
  /** What waits in this browser, or null. */
  findPending(browser: PendingBrowser): Promise<FactorOwner | null>;
  /** The ways that a sign-in waiting in this browser may go on. */
  pendingWays(
    browser: PendingBrowser,
  ): Promise<{ readonly needs: PendingNeed; readonly app: boolean; readonly passkey: boolean } | null>;
  proveSignIn(proof: SignInProof, browser: PendingBrowser, origin: RequestOrigin): Promise<Result<VerifiedDto>>;
  askSignInPasskey(browser: PendingBrowser): Promise<Result<PasskeyQuestion>>;
  resendSignInCode(browser: PendingBrowser, origin: RequestOrigin): Promise<Result<PendingSignInDto["sent"]>>;
  askPasskeyLogin(deviceTokenHash: Uint8Array, origin: RequestOrigin): Promise<Result<PasskeyQuestion>>;
  passkeyLogin(
    input: PasskeyAnswerInput,
    deviceTokenHash: Uint8Array,
    origin: RequestOrigin,
  ): Promise<Result<VerifiedDto>>;
  finishEnrolment(browser: PendingBrowser, origin: RequestOrigin): Promise<Result<VerifiedDto>>;
  beginTotp(owner: FactorOwner, origin: RequestOrigin): Promise<Result<TotpSecretDto>>;
  confirmTotp(
    owner: FactorOwner,
    input: { readonly code: string } & WithDevice,
    origin: RequestOrigin,
  ): Promise<Result<FactorAddedDto>>;
  askNewPasskey(
    owner: FactorOwner,
    deviceTokenHash: Uint8Array,
    origin: RequestOrigin,
  ): Promise<Result<PasskeyQuestion>>;
  addPasskey(
    owner: FactorOwner,
    input: AddPasskeyInput & WithDevice,
    origin: RequestOrigin,
  ): Promise<Result<FactorAddedDto>>;
  remove(
    input: RemoveSecondFactorInput & WithDevice,
    actor: SignedIn,
    origin: RequestOrigin,
  ): Promise<Result<RenewedSessionDto | null>>;
  renewRecoveryCodes(actor: SignedIn, origin: RequestOrigin): Promise<Result<readonly string[]>>;
  stepUpWays(actor: SignedIn): Promise<ProofWays>;
  sendStepUpCode(
    actor: SignedIn,
    origin: RequestOrigin,
  ): Promise<Result<{ readonly challengeId: string; readonly to: string }>>;
  askStepUpPasskey(actor: SignedIn, browser: WithDevice): Promise<Result<PasskeyQuestion>>;
  stepUp(
    proof: StepUpInput,
    actor: SignedIn,
    browser: WithDevice,
    origin: RequestOrigin,
  ): Promise<Result<RenewedSessionDto>>;
  /** What the company said of a fresh sign-in there, for a session that it let in. */
  stepUpByCompany(word: CompanyWord, actor: StaffActor, origin: RequestOrigin): Promise<Result<RenewedSessionDto>>;
  overview(actor: SignedIn): Promise<OwnFactorsDto>;
  /** Passkeys can belong to the address that this installation answers at. */
  readonly passkeysPossible: boolean;
};
