import type { HolderActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AttemptStore } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { OwnPasswordReader } from "@/server/accounts/application/ports/outbound/own-password-reader";
import type { PasswordHasher } from "@/server/accounts/application/ports/outbound/password-hasher-port";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import { accountLockPolicy, type BucketLimit } from "@/server/accounts/domain/policies/account-lock-policy";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import { invalid } from "@/server/accounts/domain/value-objects/printable-text";
import { takeOne } from "../login/take-one";

export type ProveOwnPasswordDeps = {
  readonly attempts: AttemptStore;
  readonly passwordHasher: PasswordHasher;
  readonly ownPasswords: OwnPasswordReader;
  readonly now: Clock;
};

/**
 * Asks somebody signed in for their password again, before the unit of work that needs it: budget, then hash. Answers
 * the hash that it was proved against. A wrong password is a problem of the field; RATE_LIMITED after ten.
 */
export async function proveOwnPassword(
  { attempts, passwordHasher, ownPasswords, now }: ProveOwnPasswordDeps,
  actor: HolderActor,
  password: string,
): Promise<Result<PasswordHash>> {
  const limit: BucketLimit = {
    key: `confirm/session/${actor.sessionId}`,
    failures: accountLockPolicy.knownDeviceFailures,
  };
  const retryAfterSeconds = await takeOne(attempts, limit, now());
  if (retryAfterSeconds !== null) return refuse({ code: "RATE_LIMITED", retryAfterSeconds });
  const hash = await ownPasswords.hashOf(actor.accountId);
  const verified = await passwordHasher.verify(password, hash);
  if (!verified.ok) return verified;
  if (!hash || !verified.value.matches) return invalid("password", "That is not your password.");
  const startOver = { key: limit.key, windowStartedAt: now(), count: 0, strikes: 0, blockedUntil: null };
  await attempts.update([limit.key], () => ({ buckets: [startOver], answer: undefined }));
  return done(hash);
}

/** Under the account's lock: a password that was changed meanwhile proves nothing. Null when it is still that one. */
export async function refusalOfStalePassword(
  write: WritableRepositories,
  accountId: AccountId,
  proved: PasswordHash,
): Promise<Refused | null> {
  const credential = await write.credentials.find(accountId);
  return credential?.passwordHash === proved ? null : invalid("password", "That is not your password.");
}
