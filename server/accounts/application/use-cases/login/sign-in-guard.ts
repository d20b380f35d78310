import type { AttemptStore, OpaqueKey } from "@/server/accounts/application/ports/outbound/attempt-store-port";
import {
  type AttemptBucket,
  type BucketLimit,
  bucketsFor,
  countTowardsLock,
  forgiveAttempt,
  giveBackAttempt,
  isSharedByPlace,
  type Reservation,
  reserveAttempt,
  type SignInAttempt,
  unknownDeviceHourKey,
} from "@/server/accounts/domain/policies/account-lock-policy";
import { ipNetwork, ipPrefix, oneCustomer } from "@/server/accounts/domain/value-objects/ip-prefix";

export type SignInGuardDeps = { readonly attempts: AttemptStore; readonly opaqueKey: OpaqueKey };

export type GuardedAttempt = {
  readonly attempt: SignInAttempt;
  /** Whose hour it counts in: the account's, whichever of its contacts was typed. Null for a known device. */
  readonly hourOf: string | null;
  /** The buckets as this attempt left them. */
  readonly reserved: readonly AttemptBucket[];
  readonly retryAfterSeconds: number | null;
  readonly failuresInWindow: number;
  /** This very attempt filled the hour: the account is to be locked for unknown devices. */
  readonly locks: boolean;
};

export type AttemptFacts = {
  /** The account's id, or null for somebody unknown. */
  readonly accountId: string | null;
  readonly identifier: string;
  readonly deviceId: string | null;
  readonly ip: string | null;
};

/** Takes the attempt out of every budget it needs, before any proof is looked at. */
export async function reserveSignIn(deps: SignInGuardDeps, facts: AttemptFacts, at: Date): Promise<GuardedAttempt> {
  const attempt = attemptOf(deps.opaqueKey, facts);
  const limits = bucketsFor(attempt);
  const hourOf = attempt.device.known ? null : (facts.accountId ?? attempt.contact);
  return deps.attempts.update(keysOf(limits, hourOf), (stored) => {
    const all = limits.map((limit) => reserveAttempt(stored(limit.key), limit, at));
    const reservations = countedOf(all);
    const isCountedInFull = reservations.length === all.length;
    const hour = hourOf && isCountedInFull ? countTowardsLock(stored(unknownDeviceHourKey(hourOf)), hourOf, at) : null;
    const reserved = reservations.map(({ bucket }) => bucket);
    return {
      buckets: hour ? [...reserved, hour.bucket] : reserved,
      answer: {
        attempt,
        hourOf,
        reserved,
        retryAfterSeconds: longestWait(reservations),
        failuresInWindow: isCountedInFull ? failuresInWindow(attempt, reserved, limits[0]?.failures ?? 0) : 0,
        locks: hour?.locks ?? false,
      },
    };
  });
}

/** The proof held: the contact's budgets start over. */
export const forgiveSignIn = (deps: SignInGuardDeps, guarded: GuardedAttempt, at: Date): Promise<void> =>
  undo(deps, guarded, (current, reserved, limit) => forgiveAttempt(current, reserved, limit, at));

/** The proof was never looked at: this attempt counts for nothing, and all the others go on counting. */
export const giveBackSignIn = (deps: SignInGuardDeps, guarded: GuardedAttempt): Promise<void> =>
  undo(deps, guarded, giveBackAttempt);

type Undo = (current: AttemptBucket, reserved: AttemptBucket, limit: BucketLimit) => AttemptBucket;

function undo({ attempts }: SignInGuardDeps, { attempt, hourOf, reserved }: GuardedAttempt, change: Undo) {
  const limits = bucketsFor(attempt);
  return attempts.update(keysOf(limits, hourOf), (stored) => {
    const changed = limits.flatMap((limit) => {
      const current = stored(limit.key);
      const left = reserved.find(({ key }) => key === limit.key);
      return current && left ? [change(current, left, limit)] : [];
    });
    const hour = hourOf && stored(unknownDeviceHourKey(hourOf));
    const lessOne = hour ? [{ ...hour, count: Math.max(0, hour.count - 1) }] : [];
    return { buckets: [...changed, ...lessOne], answer: undefined };
  });
}

const keysOf = (limits: readonly BucketLimit[], hourOf: string | null): readonly string[] => [
  ...limits.map(({ key }) => key),
  ...(hourOf ? [unknownDeviceHourKey(hourOf)] : []),
];

/** How an attempt is told apart in the counters: by keys that say nothing about anybody. */
export function attemptOf(opaqueKey: OpaqueKey, { identifier, deviceId, ip }: AttemptFacts): SignInAttempt {
  return {
    factor: "password",
    contact: opaqueKey("identifier", identifier),
    device: { id: deviceId ?? "none", known: deviceId !== null },
    ip: opaqueKey("ip", oneCustomer(ip)),
    ipPrefix: opaqueKey("ip-prefix", ipPrefix(ip)),
    network: opaqueKey("ip-network", ipNetwork(ip)),
  };
}

/** An address or a network out of its budget counts nowhere else: it can't fill the table with made-up contacts. */
function countedOf(reservations: readonly Reservation[]): readonly Reservation[] {
  const refused = reservations.findLast(({ allowed, bucket }) => !allowed && isSharedByPlace(bucket.key));
  return refused ? [refused] : reservations;
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
