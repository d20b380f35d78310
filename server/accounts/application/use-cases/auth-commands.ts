import type { AuthCommands } from "@/server/accounts/application/ports/inbound/auth-command-port";
import { type DemoLoginDeps, demoLogin } from "./demo-login/demo-login";
import { endOwnSessions } from "./end-own-sessions/end-own-sessions";
import { endSession } from "./end-session/end-session";
import { type LoginDeps, login } from "./login/login";
import { logout } from "./logout/logout";
import { type RegisterAccountDeps, registerAccount } from "./register-account/register-account";
import { type ResendCodeDeps, resendCode } from "./register-account/resend-code";
import { type ResolveSessionDeps, resolveSession, touchSession } from "./resolve-session/resolve-session";
import { updateProfile } from "./update-profile/update-profile";
import { type VerifyAccountDeps, verifyAccount } from "./verify-account/verify-account";

export type AuthCommandDeps = RegisterAccountDeps &
  ResendCodeDeps &
  VerifyAccountDeps &
  LoginDeps &
  DemoLoginDeps &
  ResolveSessionDeps;

/** The use cases of the door, each over the same adapters. */
export const createAuthCommands = (deps: AuthCommandDeps): AuthCommands => ({
  register: registerAccount(deps),
  resendCode: resendCode(deps),
  verify: verifyAccount(deps),
  login: login(deps),
  demoLogin: demoLogin(deps),
  resolve: resolveSession(deps),
  touch: touchSession(deps),
  logout: logout(deps),
  endSession: endSession(deps),
  endOwnSessions: endOwnSessions(deps),
  updateProfile: updateProfile(deps),
});
