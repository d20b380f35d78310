import type { DeviceId } from "../value-objects/device-id";
import type { AccountEvent } from "./event-shape";

/** Somebody tried to sign in to this account and was not let in. */
export type LoginFailed = AccountEvent<
  "LoginFailed",
  {
    readonly cause: "WRONG_PASSWORD" | "NO_PASSWORD" | "WRONG_CODE" | "UNVERIFIED_CONTACT" | "DEVICE_LOCKED_OUT";
    readonly deviceId: DeviceId | null;
    readonly knownDevice: boolean;
  }
>;
