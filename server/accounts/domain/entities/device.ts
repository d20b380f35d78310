import type { AccountId } from "../value-objects/account-id";
import type { DeviceId } from "../value-objects/device-id";

/** A browser or app that this account signed in from: recorded at the first success, known from then on. */
export type Device = {
  readonly id: DeviceId;
  readonly accountId: AccountId;
  readonly userAgent: string;
  readonly lastIp: string | null;
  /** ISO 3166 code of where the last address is registered; null when it can't be told. */
  readonly lastCountry: string | null;
  /** What the owner calls it. */
  readonly name: string | null;
  /** The owner said "this was not me": from then on it is never known again. */
  readonly deniedAt: Date | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
};

type Sighting = {
  readonly userAgent: string;
  readonly ip: string | null;
  readonly country: string | null;
  readonly at: Date;
};

const LONGEST_USER_AGENT = 512;

export const recordDevice = (id: DeviceId, accountId: AccountId, seen: Sighting): Device => ({
  id,
  accountId,
  userAgent: seen.userAgent.slice(0, LONGEST_USER_AGENT),
  lastIp: seen.ip,
  lastCountry: seen.country,
  name: null,
  deniedAt: null,
  firstSeenAt: seen.at,
  lastSeenAt: seen.at,
});

/** The device came back. A sighting older than the last one changes nothing. */
export const seeDeviceAgain = (device: Device, seen: Sighting): Device =>
  seen.at <= device.lastSeenAt
    ? device
    : {
        ...device,
        userAgent: seen.userAgent.slice(0, LONGEST_USER_AGENT),
        lastIp: seen.ip,
        lastCountry: seen.country,
        lastSeenAt: seen.at,
      };

/** Signed in before, and nobody said that it was somebody else's. */
export const isKnownDevice = (device: Device | null): device is Device => device !== null && device.deniedAt === null;

/** The owner's own word for it; null goes back to what the browser calls itself. The same name changes nothing. */
export const renameDevice = (device: Device, name: string | null): Device =>
  device.name === name ? device : { ...device, name };

/** "This was not me." Said again, it stays as it was. */
export const denyDevice = (device: Device, at: Date): Device =>
  device.deniedAt ? device : { ...device, deniedAt: at };
