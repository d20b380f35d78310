import type { OwnFactorsDto } from "@/server/accounts/application/dto/own-factors-dto";
import type { HeldFactors, Passkey } from "@/server/accounts/domain/entities/second-factor";
import type { SignInMethod } from "@/server/accounts/domain/entities/session";
import type { Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { PasswordHash } from "@/server/accounts/domain/value-objects/password-hash";
import type { SessionId } from "@/server/accounts/domain/value-objects/session-id";

/** RFC 6238 codes of an authenticator app. */
export type Totp = {
  /** Base32 of 160 random bits. */
  newSecret(): string;
  /** The step whose code this is, within what a clock may be off; null for none. */
  matchingStep(secret: string, code: string, at: Date): number | null;
  /** What a QR code says to the app. */
  uri(secret: string, label: string): string;
  /** The drawing of a QR code: a square of `size` modules, and the path of the dark ones. */
  qrCode(text: string): { readonly size: number; readonly path: string };
};

/** Codes to keep on paper, for the day the phone is gone. */
export type RecoveryCodes = {
  make(accountId: AccountId): { readonly codes: readonly string[]; readonly hashes: readonly Uint8Array[] };
  /** The stored form of what somebody typed; spaces, dashes and capitals don't matter. */
  hashOf(accountId: AccountId, typed: string): Uint8Array;
};

export type PasskeyPurpose = "ADD" | "SIGN_IN" | "STEP_UP";

/** What an authenticator has to sign: made for one purpose in one browser, used once. */
export type PasskeyChallenges = {
  open(asked: {
    readonly purpose: PasskeyPurpose;
    readonly accountId: AccountId | null;
    readonly deviceTokenHash: Uint8Array;
    readonly at: Date;
  }): Promise<{ readonly id: string; readonly challenge: Uint8Array }>;
  consume(asked: {
    readonly id: string;
    readonly purpose: PasskeyPurpose;
    readonly deviceTokenHash: Uint8Array;
    readonly at: Date;
  }): Promise<{ readonly challenge: Uint8Array; readonly accountId: AccountId | null } | null>;
};

/** What a browser is handed and what it hands back, as WebAuthn writes them in JSON. */
export type PasskeyOptions = Readonly<Record<string, unknown>>;
export type PasskeyAnswer = Readonly<Record<string, unknown>>;

export type NewPasskey = Pick<Passkey, "credentialId" | "publicKey" | "signCount" | "transports" | "backedUp">;

/** The WebAuthn rules: origin, relying party, the person checked, the signature. Refusals say nothing about why. */
export type PasskeyCeremony = {
  /** False where the installation's address is none that passkeys can belong to (an IP address). */
  readonly isPossible: boolean;
  optionsToAdd(about: {
    readonly accountId: AccountId;
    readonly name: string;
    readonly challenge: Uint8Array;
    readonly existing: readonly Passkey[];
  }): Promise<PasskeyOptions>;
  verifyNew(answer: PasskeyAnswer, challenge: Uint8Array): Promise<Result<NewPasskey>>;
  /** No passkeys named: any that the browser has for us. */
  optionsToProve(challenge: Uint8Array, allowed: readonly Passkey[]): Promise<PasskeyOptions>;
  credentialIdOf(answer: PasskeyAnswer): Uint8Array | null;
  /** Answers the counter that the authenticator told; whether it moved on is the unit of work's to say. */
  verifyProof(answer: PasskeyAnswer, challenge: Uint8Array, passkey: Passkey): Promise<Result<number>>;
};

export type KnownProofs = {
  readonly held: HeldFactors;
  readonly hasPassword: boolean;
  readonly method: SignInMethod;
};

/** Reads of second factors that need no unit of work. */
export type SecondFactorReader = {
  findPasskey(credentialId: Uint8Array): Promise<Passkey | null>;
  listPasskeys(accountId: AccountId): Promise<readonly Passkey[]>;
  /** The account's device with this cookie: it signed in before. */
  findDeviceId(accountId: AccountId, deviceTokenHash: Uint8Array): Promise<string | null>;
  passwordHash(accountId: AccountId): Promise<PasswordHash | null>;
  /** What decides how somebody signed in may prove themselves again. */
  knownProofs(accountId: AccountId, sessionId: SessionId): Promise<KnownProofs>;
  /** What the owner's security page says. */
  overview(accountId: AccountId): Promise<OwnFactorsDto>;
};
