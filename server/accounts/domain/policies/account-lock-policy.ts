import { HOUR_MS, MINUTE_MS } from "../value-objects/time-span";

/** How failed sign-ins are slowed down without giving anybody the power to lock an owner out. */
export const accountLockPolicy = {
  windowMinutes: 15,
  /** From unknown devices, per contact, and per contact and address prefix. */
  unknownDeviceFailures: 5,
  /** A device that signed in before has a budget of its own. */
  knownDeviceFailures: 10,
  /** From unknown devices at one address, whatever the contact. */
  addressFailures: 50,
  /** From unknown devices in one network, whatever the contact: five addresses' worth, for addresses come by the block. */
  networkFailures: 250,
  firstBlockMinutes: 15,
  doublesUpToHours: 24,
  /** From unknown devices, refused attempts included: then the account is locked for unknown devices. */
  failuresBeforeLock: 100,
  lockWindowMinutes: 60,
  lockHours: 24,
} as const;

/** One counter of attempts. `strikes` counts the blocks it has led to. */
export type AttemptBucket = {
  readonly key: string;
  readonly windowStartedAt: Date;
  readonly count: number;
  readonly strikes: number;
  readonly blockedUntil: Date | null;
};

export type BucketLimit = { readonly key: string; readonly failures: number };

/** `confirm`: the password asked again of somebody signed in. */
export type AttemptedFactor = "password" | "code" | "app" | "recovery" | "passkey" | "confirm";

export type SignInAttempt = {
  /** Separate counters for each proof, so that failing one uses up no other. */
  readonly factor: AttemptedFactor;
  /** A keyed hash of what was typed, known here or not: no wait tells which contacts belong to one account. */
  readonly contact: string;
  readonly device: { readonly id: string; readonly known: boolean };
  /** Of IPv6 its /64, which is one customer's: addresses within it are free to change. */
  readonly ip: string;
  /** /24 of IPv4, /64 of IPv6. */
  readonly ipPrefix: string;
  /** /24 of IPv4, /48 of IPv6: what one subscriber of a hoster is given. */
  readonly network: string;
};

export type Reservation =
  | { readonly allowed: true; readonly bucket: AttemptBucket }
  | { readonly allowed: false; readonly bucket: AttemptBucket; readonly retryAfterSeconds: number };

/**
 * The counters an attempt has to pass, all of them, before any hash is computed. A known device has one alone, so that
 * nobody behind the owner's address can use it up.
 */
export function bucketsFor({ factor, contact, device, ip, ipPrefix, network }: SignInAttempt): readonly BucketLimit[] {
  const { unknownDeviceFailures, knownDeviceFailures, addressFailures, networkFailures } = accountLockPolicy;
  if (device.known) return [{ key: `${factor}/device/${device.id}`, failures: knownDeviceFailures }];
  return [
    { key: `${factor}/${contact}/unknown`, failures: unknownDeviceFailures },
    { key: `${factor}/${contact}/prefix/${ipPrefix}`, failures: unknownDeviceFailures },
    { key: `${factor}/network/${network}`, failures: networkFailures },
    { key: `${factor}/ip/${ip}`, failures: addressFailures },
  ];
}

/**
 * Takes one attempt out of the bucket before its proof is looked at. The attempt that fills the window is allowed and
 * closes the door behind it: 15 minutes, doubling with each further block, up to 24 hours. A clean day forgives.
 */
export function reserveAttempt(stored: AttemptBucket | null, limit: BucketLimit, at: Date): Reservation {
  const bucket = currentBucket(stored, limit.key, at);
  if (bucket.blockedUntil && at < bucket.blockedUntil) {
    const retryAfterSeconds = Math.ceil((bucket.blockedUntil.getTime() - at.getTime()) / 1000);
    return { allowed: false, bucket, retryAfterSeconds };
  }
  const count = bucket.count + 1;
  if (count < limit.failures) return { allowed: true, bucket: { ...bucket, count } };
  const blockedUntil = new Date(at.getTime() + blockMinutes(bucket.strikes) * MINUTE_MS);
  return {
    allowed: true,
    bucket: { ...bucket, count: 0, strikes: bucket.strikes + 1, blockedUntil, windowStartedAt: at },
  };
}

/**
 * The proof held. The contact's own buckets start over; one shared by an address only gets this attempt back, for an
 * attacker's own success must not wipe out their failures elsewhere.
 */
export function forgiveAttempt(
  current: AttemptBucket,
  reserved: AttemptBucket,
  limit: BucketLimit,
  at: Date,
): AttemptBucket {
  const { key } = current;
  if (isSharedByPlace(key)) return giveBackAttempt(current, reserved, limit);
  return { key, windowStartedAt: at, count: 0, strikes: 0, blockedUntil: null };
}

/**
 * The proof was never looked at: the bucket gets this one attempt back and keeps every other. `reserved` is the bucket
 * as the attempt left it, `current` what others made of it since.
 */
export function giveBackAttempt(current: AttemptBucket, reserved: AttemptBucket, limit: BucketLimit): AttemptBucket {
  const closedTheDoor = reserved.count === 0 && reserved.blockedUntil?.getTime() === current.blockedUntil?.getTime();
  if (!closedTheDoor) return { ...current, count: Math.max(0, current.count - 1) };
  return { ...current, count: limit.failures - 1, strikes: Math.max(0, current.strikes - 1), blockedUntil: null };
}

/** A counter of everybody at one address or in one network, whoever they try to be. */
export const isSharedByPlace = (key: string): boolean => key.includes("/ip/") || key.includes("/network/");

/** The hourly counter of attempts from unknown devices, refused ones included. */
export const unknownDeviceHourKey = (account: string): string => `password/${account}/hour`;

/**
 * Counts one more in the hour. `locks` says that the account is to be locked for unknown devices: at the hundredth, and
 * again each time that the hour's count has doubled, so that a flood extends the lock a few times and not with each wave.
 */
export function countTowardsLock(
  stored: AttemptBucket | null,
  account: string,
  at: Date,
): { readonly bucket: AttemptBucket; readonly locks: boolean } {
  const { lockWindowMinutes, failuresBeforeLock } = accountLockPolicy;
  const key = unknownDeviceHourKey(account);
  const running = stored && at.getTime() - stored.windowStartedAt.getTime() < lockWindowMinutes * MINUTE_MS;
  const bucket: AttemptBucket = running
    ? { ...stored, count: stored.count + 1 }
    : { key, windowStartedAt: at, count: 1, strikes: 0, blockedUntil: null };
  return { bucket, locks: isDoubled(bucket.count / failuresBeforeLock) };
}

/** 1, 2, 4, 8 ... */
const isDoubled = (times: number): boolean => times >= 1 && Number.isInteger(Math.log2(times));

/** 15, 30, 60 ... minutes, never more than a day. */
export const blockMinutes = (strikes: number): number =>
  Math.min(accountLockPolicy.firstBlockMinutes * 2 ** strikes, accountLockPolicy.doublesUpToHours * 60);

function currentBucket(stored: AttemptBucket | null, key: string, at: Date): AttemptBucket {
  if (!stored) return { key, windowStartedAt: at, count: 0, strikes: 0, blockedUntil: null };
  const clean =
    stored.blockedUntil && at.getTime() - stored.blockedUntil.getTime() >= accountLockPolicy.doublesUpToHours * HOUR_MS;
  const forgiven = clean ? { ...stored, strikes: 0, blockedUntil: null } : stored;
  const over = at.getTime() - stored.windowStartedAt.getTime() >= accountLockPolicy.windowMinutes * MINUTE_MS;
  return over ? { ...forgiven, windowStartedAt: at, count: 0 } : forgiven;
}
