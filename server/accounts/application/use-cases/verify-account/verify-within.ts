import type { VerifiedDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { canSignIn, isStaffAccount, isVerified } from "@/server/accounts/domain/aggregates/account-aggregate";
import { verifyContact } from "@/server/accounts/domain/aggregates/account-contacts";
import type { AccountOutcome } from "@/server/accounts/domain/aggregates/account-decision";
import { updateBuyerProfile } from "@/server/accounts/domain/aggregates/account-profiles";
import { consumeCode } from "@/server/accounts/domain/aggregates/verification-aggregate";
import type { Account } from "@/server/accounts/domain/entities/account";
import { choosePassword } from "@/server/accounts/domain/entities/credential";
import type { Verification } from "@/server/accounts/domain/entities/verification";
import { done, type Result } from "@/server/accounts/domain/result";
import { onHoldAs } from "../login/on-hold";
import { type OpenSessionDeps, openSessionWithin, type SignInPlace } from "../login/open-session-within";
import { signedInAs } from "../login/sign-in-within";
import { raiseKycLevel } from "../raise-kyc-level";
import { refuseCode } from "./refuse-code";

/**
 * Find, decide, save, append, answer: under the account's lock, so that of parallel right codes one succeeds. No
 * session opens where `place` is null: whoever it is goes to sign in.
 */
export async function verifyWithin(
  write: WritableRepositories,
  deps: OpenSessionDeps,
  reserved: Verification,
  place: Omit<SignInPlace, "method" | "level"> | null,
): Promise<Result<VerifiedDto>> {
  const account = await write.accounts.find(reserved.accountId);
  // Whoever proved a contact meanwhile owns the account, by this code or another; no sign-up opens a staff account.
  if (!account || isVerified(account) || isStaffAccount(account)) return refuseCode();
  const decided = takeOver(account, reserved, write.at);
  if (!decided.ok) return refuseCode();
  const saved = await write.accounts.save(account, decided.value.account);
  if (!saved.ok) return saved;
  await write.verifications.save(consumeCode(reserved, write.at));
  if (reserved.pendingPasswordHash) {
    await write.credentials.save(choosePassword(account.id, reserved.pendingPasswordHash, write.at));
  }
  await raiseKycLevel(write, account.id);
  write.events.append(decided.value.events);
  if (!place) return done({ signedIn: null, onHold: null });
  if (!canSignIn(saved.value, write.at)) return done({ signedIn: null, onHold: onHoldAs(saved.value, write.at) });
  const opened = await openSessionWithin(write, deps, saved.value, {
    ...place,
    method: "PASSWORD",
    level: "SINGLE",
  });
  return done({ signedIn: signedInAs(saved.value, opened), onHold: null });
}

/** The contact is proved and the name that came with this challenge becomes the account's own. */
function takeOver(account: Account, { contact, pendingName }: Verification, at: Date): Result<AccountOutcome> {
  const verified = verifyContact(account, { contact, at });
  if (!verified.ok || !pendingName) return verified;
  const renamed = updateBuyerProfile(verified.value.account, { name: pendingName, at });
  if (!renamed.ok) return verified;
  return done({
    account: renamed.value.account,
    events: [...verified.value.events, ...renamed.value.events],
  });
}
