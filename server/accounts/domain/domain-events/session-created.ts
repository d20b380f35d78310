import type { DeviceId } from "../value-objects/device-id";
import type { SessionId } from "../value-objects/session-id";
import type { AccountEvent } from "./event-shape";

/** A session is open. */
export type SessionCreated = AccountEvent<
  "SessionCreated",
  {
    readonly sessionId: SessionId;
    readonly deviceId: DeviceId;
    readonly expiresAt: Date;
  }
>;
