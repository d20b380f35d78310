import type { AuthCommands } from "@/server/accounts/application/ports/inbound/auth-command-port";
import { type ChangeContactDeps, changeContact } from "./change-contact/change-contact";
import { type ConfirmContactDeps, confirmContact } from "./change-contact/confirm-contact";
import { waitingContact } from "./change-contact/waiting-contact";
import { type ChangePasswordDeps, changePassword } from "./change-password/change-password";
import { type DemoLoginDeps, demoLogin } from "./demo-login/demo-login";
import { endOwnSessions } from "./end-own-sessions/end-own-sessions";
import { endSession } from "./end-session/end-session";
import { type LoginDeps, login } from "./login/login";
import { logout } from "./logout/logout";
import { type RegisterAccountDeps, registerAccount } from "./register-account/register-account";
import { resendByLink } from "./register-account/resend-by-link";
import { type ResendCodeDeps, resendCode } from "./register-account/resend-code";
import { removeContact } from "./remove-contact/remove-contact";
import { type RequestResetDeps, requestReset } from "./request-reset/request-reset";
import { type ResetPasswordDeps, resetPassword } from "./reset-password/reset-password";
import {
  type ResolveSessionDeps,
  recheckSession,
  resolveSession,
  touchSession,
} from "./resolve-session/resolve-session";
import { unlessAway } from "./unless-away";
import { type RequestUnlockDeps, requestUnlock } from "./unlock-own/request-unlock";
import { type UnlockOwnDeps, unlockOwn } from "./unlock-own/unlock-own";
import { updateProfile } from "./update-profile/update-profile";
import { type VerifyAccountDeps, verifyAccount } from "./verify-account/verify-account";
import { type VerifyByLinkDeps, verifyByLink } from "./verify-account/verify-by-link";

export type AuthCommandDeps = RegisterAccountDeps &
  ResendCodeDeps &
  VerifyAccountDeps &
  VerifyByLinkDeps &
  RequestResetDeps &
  ResetPasswordDeps &
  ChangePasswordDeps &
  ChangeContactDeps &
  ConfirmContactDeps &
  RequestUnlockDeps &
  UnlockOwnDeps &
  LoginDeps &
  DemoLoginDeps &
  ResolveSessionDeps;

/** The use cases of the door, each over the same adapters. */
export const createAuthCommands = (deps: AuthCommandDeps): AuthCommands => ({
  register: unlessAway(registerAccount(deps)),
  resendCode: unlessAway(resendCode(deps)),
  resendByLink: unlessAway(resendByLink(deps)),
  verify: unlessAway(verifyAccount(deps)),
  verifyByLink: unlessAway(verifyByLink(deps)),
  knowsLink: async (purpose, token) => (await deps.mailLinks.read(purpose, token)) !== null,
  requestReset: unlessAway(requestReset(deps)),
  resetPassword: unlessAway(resetPassword(deps)),
  changePassword: unlessAway(changePassword(deps)),
  changeContact: unlessAway(changeContact(deps)),
  confirmContact: unlessAway(confirmContact(deps)),
  waitingContact: waitingContact(deps),
  removeContact: unlessAway(removeContact(deps)),
  requestUnlock: unlessAway(requestUnlock(deps)),
  unlockOwn: unlessAway(unlockOwn(deps)),
  login: unlessAway(login(deps)),
  demoLogin: demoLogin(deps),
  resolve: resolveSession(deps),
  recheck: recheckSession(deps),
  touch: touchSession(deps),
  logout: logout(deps),
  endSession: endSession(deps),
  endOwnSessions: endOwnSessions(deps),
  updateProfile: updateProfile(deps),
});
