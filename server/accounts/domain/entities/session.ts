import type { AccountId } from "../value-objects/account-id";
import type { DeviceId } from "../value-objects/device-id";
import type { SessionEndCause } from "../value-objects/session-end-cause";
import type { SessionId } from "../value-objects/session-id";

/** One place where an account is signed in. The token that proves it is nowhere in here. */
export type Session = {
  readonly id: SessionId;
  readonly accountId: AccountId;
  readonly deviceId: DeviceId;
  readonly method: SignInMethod;
  /** How long it lives without a request. */
  readonly idleSeconds: number;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** The end that no activity moves. */
  readonly expiresAt: Date;
  readonly ended: SessionEnd | null;
};

export type SignInMethod = "PASSWORD" | "DEMO";

export type SessionEnd = { readonly at: Date; readonly reason: "SIGNED_OUT" | SessionEndCause };
