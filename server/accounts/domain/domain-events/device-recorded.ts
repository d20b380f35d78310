import type { DeviceId } from "../value-objects/device-id";
import type { AccountEvent } from "./event-shape";

/** A device signed in to this account for the first time. */
export type DeviceRecorded = AccountEvent<
  "DeviceRecorded",
  {
    readonly deviceId: DeviceId;
    /** The first device of an account tells nothing; the later ones are evidence. */
    readonly isFirst: boolean;
  }
>;
