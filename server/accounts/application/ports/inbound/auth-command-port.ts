import type {
  ChallengeDto,
  LoginDto,
  SignedInDto,
  VerifiedDto,
} from "@/server/accounts/application/dto/auth-result-dto";
import type { HolderActor, RequestOrigin, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { LinkPurpose } from "@/server/accounts/application/ports/outbound/mail-links-port";
import type { ChangeContactInput } from "@/server/accounts/application/use-cases/change-contact/change-contact.schema";
import type { WaitingContact } from "@/server/accounts/application/use-cases/change-contact/waiting-contact";
import type { ChangedPassword } from "@/server/accounts/application/use-cases/change-password/change-password";
import type { ChangePasswordInput } from "@/server/accounts/application/use-cases/change-password/change-password.schema";
import type { DemoLoginInput } from "@/server/accounts/application/use-cases/demo-login/demo-login.schema";
import type { SessionEnded } from "@/server/accounts/application/use-cases/end-session/end-session";
import type { EndSessionInput } from "@/server/accounts/application/use-cases/end-session/end-session.schema";
import type { LoginInput } from "@/server/accounts/application/use-cases/login/login.schema";
import type { RegisterAccountInput } from "@/server/accounts/application/use-cases/register-account/register-account.schema";
import type { RemoveContactInput } from "@/server/accounts/application/use-cases/remove-contact/remove-contact.schema";
import type { IdentifierInput } from "@/server/accounts/application/use-cases/request-reset/request-reset.schema";
import type { ResetPasswordInput } from "@/server/accounts/application/use-cases/reset-password/reset-password.schema";
import type { ResolvedSession } from "@/server/accounts/application/use-cases/resolve-session/resolve-session";
import type { UpdateProfileInput } from "@/server/accounts/application/use-cases/update-profile/update-profile.schema";
import type { VerifyingBrowser } from "@/server/accounts/application/use-cases/verify-account/verify-account";
import type { VerifyAccountInput } from "@/server/accounts/application/use-cases/verify-account/verify-account.schema";
import type { Result } from "@/server/accounts/domain/result";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";

type SignedIn = HolderActor | StaffActor;

/** Everything about getting in, staying in and getting out, as the doors of the house (forms, next-auth, tRPC) use it. */
export type AuthCommands = {
  register(input: RegisterAccountInput, origin: RequestOrigin): Promise<Result<ChallengeDto>>;
  resendCode(challengeId: string, origin: RequestOrigin): Promise<Result<ChallengeDto>>;
  /** For a link of a confirmation mail that is over. */
  resendByLink(token: string, origin: RequestOrigin): Promise<Result<ChallengeDto>>;
  verify(input: VerifyAccountInput, browser: VerifyingBrowser, origin: RequestOrigin): Promise<Result<VerifiedDto>>;
  verifyByLink(token: string, browser: VerifyingBrowser, origin: RequestOrigin): Promise<Result<VerifiedDto>>;
  /** Did we sign this for that, not long ago? Uses nothing up, and does not say whether it was used. */
  knowsLink(purpose: LinkPurpose, token: string): Promise<boolean>;
  requestReset(input: IdentifierInput, origin: RequestOrigin): Promise<Result<null>>;
  resetPassword(input: ResetPasswordInput, token: string, origin: RequestOrigin): Promise<Result<null>>;
  changePassword(input: ChangePasswordInput, actor: SignedIn, origin: RequestOrigin): Promise<Result<ChangedPassword>>;
  changeContact(input: ChangeContactInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<ChallengeDto>>;
  confirmContact(
    input: VerifyAccountInput,
    challengeId: string | null,
    actor: HolderActor,
    origin: RequestOrigin,
  ): Promise<Result<null>>;
  waitingContact(actor: HolderActor): Promise<WaitingContact | null>;
  removeContact(input: RemoveContactInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<null>>;
  requestUnlock(input: IdentifierInput, origin: RequestOrigin): Promise<Result<ChallengeDto>>;
  /** One answer for right and wrong codes. */
  unlockOwn(input: VerifyAccountInput, challengeId: string | null, origin: RequestOrigin): Promise<Result<null>>;
  login(input: LoginInput, deviceTokenHash: Uint8Array, origin: RequestOrigin): Promise<Result<LoginDto>>;
  demoLogin(input: DemoLoginInput, deviceTokenHash: Uint8Array, origin: RequestOrigin): Promise<Result<SignedInDto>>;
  /** The check of every request. */
  resolve(token: string): Promise<ResolvedSession>;
  /** The same for an open page, whose token was checked when it began to listen. */
  recheck(sessionId: SessionId): Promise<ResolvedSession>;
  /** After the answer: moves last-seen forward, at most once a minute. */
  touch(session: Extract<ResolvedSession, { state: "LIVE" }>): Promise<void>;
  logout(actor: SignedIn, origin: RequestOrigin): Promise<Result<null>>;
  endSession(input: EndSessionInput, actor: SignedIn, origin: RequestOrigin): Promise<Result<SessionEnded>>;
  endOwnSessions(actor: SignedIn, origin: RequestOrigin): Promise<Result<SessionEnded>>;
  updateProfile(input: UpdateProfileInput, actor: HolderActor, origin: RequestOrigin): Promise<Result<null>>;
};
