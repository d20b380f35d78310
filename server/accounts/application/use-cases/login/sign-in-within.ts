import type { LoginDto, SignedInDto } from "@/server/accounts/application/dto/auth-result-dto";
import type { SignInFacts } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { isStaffAccount } from "@/server/accounts/domain/aggregates/account-aggregate";
import { refusalToAct } from "@/server/accounts/domain/aggregates/account-decision";
import { decideSignIn, type SignInDecision } from "@/server/accounts/domain/domain-services/authentication-service";
import type { Account } from "@/server/accounts/domain/entities/account";
import { type Credential, strengthenHash } from "@/server/accounts/domain/entities/credential";
import { hasSecondFactor } from "@/server/accounts/domain/entities/second-factor";
import { authenticationFailed } from "@/server/accounts/domain/exceptions/authentication-failed";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import type { SignInAssessment } from "./assess-sign-in";
import { type OpenPendingDeps, openPendingWithin } from "./open-pending-within";
import { type NewSessionToken, type OpenSessionDeps, openSessionWithin, type SignInPlace } from "./open-session-within";
import type { GuardedAttempt } from "./sign-in-guard";

/** What the hasher said, and of which hash it spoke. */
export type ProvedPassword = {
  readonly matches: boolean;
  readonly against: PasswordHash | null;
  /** The same password under today's parameters, where the stored hash was made with less. */
  readonly stronger: PasswordHash | null;
};

export type ProvedAttempt = {
  readonly facts: SignInFacts;
  readonly guarded: GuardedAttempt;
  readonly proved: ProvedPassword;
  readonly contact: "EMAIL" | "PHONE";
  /** Null where the password did not hold: nobody was looked at. */
  readonly assessment: SignInAssessment | null;
  readonly place: SignInPlace;
};

const NEEDED_AFTER: Partial<Record<SignInDecision["outcome"], "SECOND_FACTOR" | "ENROL" | "CODE">> = {
  SECOND_FACTOR: "SECOND_FACTOR",
  ENROL: "ENROL",
  CODE: "CODE",
};

/** Find, decide, save, append, answer: under the account's lock, on what is stored now. */
export async function signInWithin(
  write: WritableRepositories,
  deps: OpenSessionDeps & OpenPendingDeps,
  { facts, guarded, proved, contact, assessment, place }: ProvedAttempt,
): Promise<Result<LoginDto>> {
  const [account, credential, factors] = await Promise.all([
    write.accounts.find(facts.accountId),
    write.credentials.find(facts.accountId),
    write.secondFactors.held(facts.accountId),
  ]);
  if (!account) return refuse(authenticationFailed());
  const decision = decideSignIn({
    account,
    passwordMatches: credential && proved.matches && credential.passwordHash === proved.against,
    contact,
    device: { id: facts.knownDeviceId, known: facts.knownDeviceId !== null },
    // The lock itself is a unit of work of its own: this one is refused, and a refusal undoes what it wrote.
    unknownDeviceFailures: { inWindow: guarded.failuresInWindow, inHour: 0 },
    hasSecondFactor: hasSecondFactor(factors),
    asksForCode: assessment?.asksForCode ?? false,
    at: write.at,
  });
  if (decision.outcome === "HOLD") return refusalToAct(account, write.at, "ACCOUNT") ?? refuse(authenticationFailed());
  const needs = NEEDED_AFTER[decision.outcome];
  if (needs) {
    if (credential) await strengthen(write, credential, proved.stronger);
    return done({ next: "PROVE", pending: await openPendingWithin(write, deps, account, { ...place, needs }) });
  }
  if (decision.outcome !== "SIGNED_IN") {
    write.events.appendEvenIfRefused(decision.events);
    return refuse(authenticationFailed());
  }
  if (credential) await strengthen(write, credential, proved.stronger);
  write.events.append(decision.events);
  const opened = await openSessionWithin(write, deps, account, place);
  return done({ next: "SIGNED_IN", ...signedInAs(account, opened) });
}

/** What the browser is told of a session that was just opened. */
export const signedInAs = (account: Account, { token, expiresAt }: NewSessionToken): SignedInDto => ({
  accountId: account.id,
  sessionToken: token,
  expiresAt,
  side: isStaffAccount(account) ? "STAFF" : "HOLDER",
});

async function strengthen(write: WritableRepositories, credential: Credential, stronger: PasswordHash | null) {
  if (stronger) await write.credentials.save(strengthenHash(credential, stronger));
}
