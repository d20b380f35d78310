import type { SecondFactorCommands } from "@/server/accounts/application/ports/inbound/second-factor-command-port";
import { type AddPasskeyDeps, addPasskey, askNewPasskey } from "./add-passkey/add-passkey";
import { type AddTotpDeps, beginTotp, confirmTotp } from "./add-totp/add-totp";
import { type FinishEnrolmentDeps, finishEnrolment } from "./finish-enrolment/finish-enrolment";
import { askPasskeyLogin, type PasskeyLoginDeps, passkeyLogin } from "./passkey-login/passkey-login";
import { askSignInPasskey, type FindPendingDeps, findPending } from "./prove-sign-in/find-pending";
import { type ProveSignInDeps, proveSignIn } from "./prove-sign-in/prove-sign-in";
import { type ResendSignInCodeDeps, resendSignInCode } from "./prove-sign-in/resend-sign-in-code";
import { type RemoveSecondFactorDeps, removeSecondFactor } from "./remove-second-factor/remove-second-factor";
import { type RenewRecoveryCodesDeps, renewRecoveryCodes } from "./renew-recovery-codes/renew-recovery-codes";
import { askStepUpPasskey, type StepUpDeps, sendStepUpCode, stepUp, stepUpWays } from "./step-up/step-up";
import { stepUpByCompany } from "./step-up/step-up-by-company";

export type SecondFactorCommandDeps = AddPasskeyDeps &
  AddTotpDeps &
  FindPendingDeps &
  FinishEnrolmentDeps &
  PasskeyLoginDeps &
  ProveSignInDeps &
  RemoveSecondFactorDeps &
  RenewRecoveryCodesDeps &
  ResendSignInCodeDeps &
  StepUpDeps;

/** The use cases of second proofs, each over the same adapters. */
export const createSecondFactorCommands = (deps: SecondFactorCommandDeps): SecondFactorCommands => ({
  findPending: async (browser) => {
    const pending = await findPending(deps, browser);
    return pending && { kind: "PENDING", pending };
  },
  pendingWays: async (browser) => {
    const pending = await findPending(deps, browser);
    if (!pending) return null;
    const { app, passkeys } = await deps.secondFactorReader.overview(pending.accountId);
    return { needs: pending.needs, app: app !== null, passkey: passkeys.length > 0 };
  },
  proveSignIn: proveSignIn(deps),
  askSignInPasskey: (browser) => askSignInPasskey(deps, browser),
  resendSignInCode: resendSignInCode(deps),
  askPasskeyLogin: askPasskeyLogin(deps),
  passkeyLogin: passkeyLogin(deps),
  finishEnrolment: finishEnrolment(deps),
  beginTotp: beginTotp(deps),
  confirmTotp: confirmTotp(deps),
  askNewPasskey: askNewPasskey(deps),
  addPasskey: addPasskey(deps),
  remove: removeSecondFactor(deps),
  renewRecoveryCodes: renewRecoveryCodes(deps),
  stepUpWays: stepUpWays(deps),
  sendStepUpCode: sendStepUpCode(deps),
  askStepUpPasskey: askStepUpPasskey(deps),
  stepUp: stepUp(deps),
  stepUpByCompany: stepUpByCompany(deps),
  overview: ({ accountId }) => deps.secondFactorReader.overview(accountId),
  passkeysPossible: deps.passkeyCeremony.isPossible,
});
