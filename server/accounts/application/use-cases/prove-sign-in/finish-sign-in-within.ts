import type { VerifiedDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isDeviceLockedOut, isOnHold } from "@/server/accounts/domain/domain-services/authentication-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import { done, type Result } from "@/server/accounts/domain/result";
import { onHoldAs } from "../login/on-hold";
import { type OpenSessionDeps, openSessionWithin, type SignInPlace } from "../login/open-session-within";
import { signedInAs } from "../login/sign-in-within";
import { refuseProof } from "../second-factor/refuse-proof";

/** Every proof held: a session, or the reason why there is none, which only now may be told. */
export async function finishSignInWithin(
  write: WritableRepositories,
  deps: OpenSessionDeps,
  account: Account,
  place: SignInPlace,
): Promise<Result<VerifiedDto>> {
  const known = (await write.devices.find(account.id, place.deviceTokenHash)) !== null;
  if (isDeviceLockedOut(account, known, write.at)) return refuseProof();
  if (isOnHold(account, write.at)) return done({ signedIn: null, onHold: onHoldAs(account, write.at) });
  return done({ signedIn: signedInAs(account, await openSessionWithin(write, deps, account, place)), onHold: null });
}
