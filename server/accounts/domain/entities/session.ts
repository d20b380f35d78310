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
  /** What was proved, when it was opened or since. */
  readonly level: ProofLevel;
  /** When a factor was last proved here: a sensitive action asks again when that is too long ago. */
  readonly provedAt: Date;
  /** How long it lives without a request. */
  readonly idleSeconds: number;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** The end that no activity moves. */
  readonly expiresAt: Date;
  readonly ended: SessionEnd | null;
};

export const SIGN_IN_METHODS = ["PASSWORD", "PASSKEY", "COMPANY", "DEMO"] as const;

/** `COMPANY`: the company's own sign-in, through OpenID Connect. */
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** `SECOND_FACTOR`: two of them, or one that stands for two (a passkey that checked its person). */
export type ProofLevel = "SINGLE" | "SECOND_FACTOR";

export type SessionEnd = { readonly at: Date; readonly reason: "SIGNED_OUT" | SessionEndCause };
