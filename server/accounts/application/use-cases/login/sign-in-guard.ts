import type { AttemptStore, OpaqueKey } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import {
  type AttemptBucket,
  accountLockPolicy,
  bucketsFor,
  countTowardsLock,
  forgiveAttempt,
  type Reservation,
  reserveAttempt,
  type SignInAttempt,
  unknownDeviceHourKey,
} from "@/server/accounts/domain/policies/account-lock-policy";
import { ipPrefix } from "./ip-prefix";

export type SignInGuardDeps = { readonly attempts: AttemptStore; readonly opaqueKey: OpaqueKey };

export type GuardedAttempt = {
  readonly attempt: SignInAttempt;
  /** The buckets as this attempt left them. */
  readonly reserved: readonly AttemptBucket[];
  readonly retryAfterSeconds: number | null;
  readonly failuresInWindow: number;
  readonly failuresInHour: number;
  /** This very attempt filled the hour: the account is to be locked for unknown devices. */
  readonly locks: boolean;
};

export type AttemptFacts = {
  /** The account's id, or null for somebody unknown: then `identifier` stands in for it. */
  readonly accountId: string | null;
  readonly identifier: string;
  readonly deviceId: string | null;
  readonly ip: string | null;
};

/** Takes the attempt out of every budget it needs, before any proof is looked at. */
export async function reserveSignIn(deps: SignInGuardDeps, facts: AttemptFacts, at: Date): Promise<GuardedAttempt> {
  const attempt = attemptOf(deps.opaqueKey, facts);
  const limits = bucketsFor(attempt);
  const hourKey = unknownDeviceHourKey(attempt.account);
  return deps.attempts.update([...limits.map(({ key }) => key), hourKey], (stored) => {
    const reservations = limits.map((limit) => ({ limit, ...reserveAttempt(stored(limit.key), limit, at) }));
    const hour = attempt.device.known ? null : countTowardsLock(stored(hourKey), attempt.account, at);
    const reserved = reservations.map(({ bucket }) => bucket);
    return {
      buckets: hour ? [...reserved, hour.bucket] : reserved,
      answer: {
        attempt,
        reserved,
        retryAfterSeconds: longestWait(reservations),
        failuresInWindow: failuresInWindow(attempt, reserved, limits[0]?.failures ?? 0),
        failuresInHour: hour?.bucket.count ?? 0,
        locks: hour?.locks === true && hour.bucket.count % accountLockPolicy.failuresBeforeLock === 0,
      },
    };
  });
}

/** The proof held (or was never looked at): gives the attempt back. */
export async function forgiveSignIn({ attempts }: SignInGuardDeps, guarded: GuardedAttempt, at: Date): Promise<void> {
  const keys = guarded.reserved.map(({ key }) => key);
  const hourKey = unknownDeviceHourKey(guarded.attempt.account);
  await attempts.update([...keys, hourKey], (stored) => {
    const forgiven = guarded.reserved.flatMap((reserved) => {
      const current = stored(reserved.key);
      return current ? [forgiveAttempt(current, reserved, at)] : [];
    });
    const hour = guarded.attempt.device.known ? null : stored(hourKey);
    const lessOne = hour ? [{ ...hour, count: Math.max(0, hour.count - 1) }] : [];
    return { buckets: [...forgiven, ...lessOne], answer: undefined };
  });
}

function attemptOf(opaqueKey: OpaqueKey, { accountId, identifier, deviceId, ip }: AttemptFacts): SignInAttempt {
  return {
    factor: "password",
    account: accountId ?? opaqueKey("identifier", identifier),
    device: { id: deviceId ?? "none", known: deviceId !== null },
    ip: opaqueKey("ip", ip ?? "unknown"),
    ipPrefix: opaqueKey("ip-prefix", ipPrefix(ip)),
  };
}

function longestWait(reservations: readonly Reservation[]): number | null {
  const waits = reservations.flatMap((one) => (one.allowed ? [] : [one.retryAfterSeconds]));
  return waits.length === 0 ? null : Math.max(...waits);
}

/** A bucket that just closed starts counting anew, so it stands for its whole limit. */
function failuresInWindow(attempt: SignInAttempt, reserved: readonly AttemptBucket[], limit: number): number {
  const [own] = reserved;
  if (attempt.device.known || !own) return 0;
  return own.blockedUntil !== null && own.count === 0 ? limit : own.count;
}
