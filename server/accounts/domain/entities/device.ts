import type { AccountId } from "../value-objects/account-id";
import type { DeviceId } from "../value-objects/device-id";

/** A browser or app that this account signed in from: recorded at the first success, known from then on. */
export type Device = {
  readonly id: DeviceId;
  readonly accountId: AccountId;
  readonly userAgent: string;
  readonly lastIp: string | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
};

type Sighting = { readonly userAgent: string; readonly ip: string | null; readonly at: Date };

const LONGEST_USER_AGENT = 512;

export const recordDevice = (id: DeviceId, accountId: AccountId, seen: Sighting): Device => ({
  id,
  accountId,
  userAgent: seen.userAgent.slice(0, LONGEST_USER_AGENT),
  lastIp: seen.ip,
  firstSeenAt: seen.at,
  lastSeenAt: seen.at,
});

/** The device came back. A sighting older than the last one changes nothing. */
export const seeDeviceAgain = (device: Device, seen: Sighting): Device =>
  seen.at <= device.lastSeenAt
    ? device
    : { ...device, userAgent: seen.userAgent.slice(0, LONGEST_USER_AGENT), lastIp: seen.ip, lastSeenAt: seen.at };
