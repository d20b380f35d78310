import type { SessionEndCause } from "@/server/accounts/domain/value-objects/session-end-cause";
import type { Page } from "./page";

/** A session as a person recognises it. The token and its hash never leave. */
export type SessionDto = {
  readonly id: string;
  readonly deviceId: string;
  readonly deviceName: string;
  /** What its owner calls it. */
  readonly ownName: string | null;
  readonly deviceKind: "PHONE" | "TABLET" | "COMPUTER" | "UNKNOWN";
  /** CURRENT only on the holder's own list: the session that asks. */
  readonly state: "CURRENT" | "LIVE" | "ENDED";
  readonly firstSeenAt: Date;
  readonly lastActiveAt: Date;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: SessionEndCause | "SIGNED_OUT" | null;
  readonly endReasonLabel: string | null;
  /** Signed in first from this device less than a day before the session began. */
  readonly newDevice: boolean;
  readonly method: string;
  readonly methodLabel: string;
  /** The country that the device's last address is registered in. */
  readonly place: string | null;
  readonly maskedIp: string | null;
};

export type SessionsDto = Page<SessionDto> & { readonly live: number };
