import type { HolderActor, StaffActor } from "@/server/accounts/application/ports/outbound/actor";
import type { AttemptStore } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import type { Clock } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { OwnPasswordReader } from "@/server/accounts/application/ports/outbound/own-password-reader";
import type { PasswordHasher } from "@/server/accounts/application/ports/outbound/password-hasher-port";
import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import {
  accountLockPolicy,
  type BucketLimit,
  forgiveAttempt,
  giveBackAttempt,
  type Reservation,
  reserveAttempt,
} from "@/server/accounts/domain/policies/account-lock-policy";
import { done, type Refused, type Result, refuse } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import { invalid } from "@/server/accounts/domain/value-objects/printable-text";

export type ProveOwnPasswordDeps = {
  readonly attempts: AttemptStore;
  readonly passwordHasher: PasswordHasher;
  readonly ownPasswords: OwnPasswordReader;
  readonly now: Clock;
};

/**
 * Asks somebody signed in for their password again, before the unit of work that needs it: budget, then hash. Counted
 * apart from signing in: whoever sits at an open session guesses slowly, and locks nobody out. Answers the hash that it
 * was proved against. A wrong password is a problem of the field; RATE_LIMITED after ten, UNAVAILABLE before any.
 */
export async function proveOwnPassword(
  deps: ProveOwnPasswordDeps,
  actor: HolderActor | StaffActor,
  password: string,
  field = "password",
): Promise<Result<PasswordHash>> {
  const limit = { key: `confirm/session/${actor.sessionId}`, failures: accountLockPolicy.knownDeviceFailures };
  const reserved = await reserve(deps, limit);
  if (!reserved.allowed) return refuse({ code: "RATE_LIMITED", retryAfterSeconds: reserved.retryAfterSeconds });
  const hash = await deps.ownPasswords.hashOf(actor.accountId);
  const verified = await deps.passwordHasher.verify(password, hash);
  if (!verified.ok) {
    await undo(deps, limit, reserved, "NOT_LOOKED_AT");
    return verified;
  }
  if (!hash || !verified.value.matches) return invalid(field, "That is not your password.");
  await undo(deps, limit, reserved, "RIGHT");
  return done(hash);
}

const reserve = ({ attempts, now }: ProveOwnPasswordDeps, limit: BucketLimit): Promise<Reservation> =>
  attempts.update([limit.key], (stored) => {
    const reservation = reserveAttempt(stored(limit.key), limit, now());
    return { buckets: [reservation.bucket], answer: reservation };
  });

/** A right password starts the count over; one that was never looked at gives its own try back. */
const undo = (
  { attempts, now }: ProveOwnPasswordDeps,
  limit: BucketLimit,
  { bucket }: Reservation,
  because: "RIGHT" | "NOT_LOOKED_AT",
): Promise<void> =>
  attempts.update([limit.key], (stored) => {
    const current = stored(limit.key);
    if (!current) return { buckets: [], answer: undefined };
    const next =
      because === "RIGHT" ? forgiveAttempt(current, bucket, limit, now()) : giveBackAttempt(current, bucket, limit);
    return { buckets: [next], answer: undefined };
  });

/** Under the account's lock: a password that was changed meanwhile proves nothing. Null when it is still that one. */
export async function refusalOfStalePassword(
  write: WritableRepositories,
  accountId: AccountId,
  proved: PasswordHash,
): Promise<Refused | null> {
  const credential = await write.credentials.find(accountId);
  return credential?.passwordHash === proved ? null : invalid("password", "That is not your password.");
}
