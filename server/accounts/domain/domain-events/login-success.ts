import type { DeviceId } from "../value-objects/device-id";
import type { SessionId } from "../value-objects/session-id";
import type { AccountEvent } from "./event-shape";

/** Every proof held and a session is open. */
export type LoginSuccess = AccountEvent<
  "LoginSuccess",
  {
    readonly sessionId: SessionId;
    readonly deviceId: DeviceId;
    readonly knownDevice: boolean;
  }
>;
