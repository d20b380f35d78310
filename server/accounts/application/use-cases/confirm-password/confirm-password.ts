import type { AttemptStore } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { PasswordHasher } from "@/server/accounts/application/ports/outbound/password-hasher-port";
import type { SignInDirectory } from "@/server/accounts/application/ports/outbound/sign-in-directory-port";
import {
  accountLockPolicy,
  type BucketLimit,
  forgiveAttempt,
  giveBackAttempt,
  type Reservation,
  reserveAttempt,
} from "@/server/accounts/domain/policies/account-lock-policy";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";

export type ConfirmPasswordDeps = {
  readonly attempts: AttemptStore;
  readonly passwordHasher: PasswordHasher;
  readonly signInDirectory: Pick<SignInDirectory, "findPassword">;
  readonly now: Clock;
};

/**
 * Somebody who is signed in types their password again. Counted apart from signing in, before any hash: whoever sits at
 * an open session guesses slowly, and locks nobody out. Answers the hash that it matched, to be looked at again under
 * the account's lock. RATE_LIMITED, UNAVAILABLE, or VALIDATION at `field`.
 */
export async function confirmPassword(
  deps: ConfirmPasswordDeps,
  accountId: AccountId,
  typed: { readonly password: string; readonly field: string },
): Promise<Result<PasswordHash>> {
  const limit = { key: `confirm/${accountId}`, failures: accountLockPolicy.knownDeviceFailures };
  const reserved = await reserve(deps, limit);
  if (!reserved.allowed) return refuse({ code: "RATE_LIMITED", retryAfterSeconds: reserved.retryAfterSeconds });
  const stored = await deps.signInDirectory.findPassword(accountId);
  const verified = await deps.passwordHasher.verify(typed.password, stored);
  if (!verified.ok) {
    await undo(deps, limit, reserved, false);
    return verified;
  }
  if (!verified.value.matches || !stored) {
    return refuse({ code: "VALIDATION", fields: [{ field: typed.field, problem: "This is not your password." }] });
  }
  await undo(deps, limit, reserved, true);
  return done(stored);
}

const reserve = ({ attempts, now }: ConfirmPasswordDeps, limit: BucketLimit): Promise<Reservation> =>
  attempts.update([limit.key], (stored) => {
    const reservation = reserveAttempt(stored(limit.key), limit, now());
    return { buckets: [reservation.bucket], answer: reservation };
  });

/** A right password starts the count over; one that was never looked at gives its own try back. */
const undo = (
  { attempts, now }: ConfirmPasswordDeps,
  limit: BucketLimit,
  { bucket }: Reservation,
  held: boolean,
): Promise<void> =>
  attempts.update([limit.key], (stored) => {
    const current = stored(limit.key);
    if (!current) return { buckets: [], answer: undefined };
    const next = held ? forgiveAttempt(current, bucket, limit, now()) : giveBackAttempt(current, bucket, limit);
    return { buckets: [next], answer: undefined };
  });
