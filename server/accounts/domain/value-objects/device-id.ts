import type { Result } from "../result";
import type { Brand } from "./brand";
import { parseUuid, trustedUuid } from "./uuid";

/** Names a browser or app that an account signed in from. */
export type DeviceId = Brand<string, "DeviceId">;

export const parseDeviceId = (text: string): Result<DeviceId> => parseUuid<"DeviceId">(text, "deviceId");

/** For ids read from the database or made by the id source. */
export const deviceIdFrom = (trusted: string): DeviceId => trustedUuid<"DeviceId">(trusted);
