import type { DeviceModel } from "../generated/models/Device";

/** The columns of a device but for the hash of its cookie, which nothing reads back. */
export const deviceColumns = {
  id: true,
  accountId: true,
  userAgent: true,
  lastIp: true,
  lastCountry: true,
  name: true,
  deniedAt: true,
  firstSeenAt: true,
  lastSeenAt: true,
} as const;

export type DeviceRow = Pick<DeviceModel, keyof typeof deviceColumns>;
