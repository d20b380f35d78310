import { createHash, createHmac, hkdfSync, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import type { NewToken } from "@/server/accounts/application/ports/outbound/clock-and-ids";
import type { VerificationCodes } from "@/server/accounts/application/ports/outbound/verification-codes-port";

const TOKEN_BYTES = 32;
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits as base64url with the hash that is stored: a copy of the database signs nobody in. */
export const newToken: NewToken = () => {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  return { token, hash: sha256(token) };
};

/** The stored hash of a token from a cookie; null when its shape says that we never made it. */
export const hashToken = (token: string): Uint8Array | null => (TOKEN_SHAPE.test(token) ? sha256(token) : null);

const sha256 = (text: string): Uint8Array => new Uint8Array(createHash("sha256").update(text).digest());

/** Six digits bound to one challenge, hashed with a key that is not in the database: a million codes are few to try. */
export function verificationCodes(secret: string): VerificationCodes {
  const key = deriveKey(secret, "verification-code");
  const hashOf = (challengeId: string, code: string) =>
    new Uint8Array(createHmac("sha256", key).update(`${challengeId}:${code}`).digest());
  return {
    make: (challengeId) => {
      const code = randomInt(1_000_000).toString().padStart(6, "0");
      return { code, hash: hashOf(challengeId, code) };
    },
    matches: (challengeId, code, hash) => {
      const given = hashOf(challengeId, code);
      return given.length === hash.length && timingSafeEqual(given, hash);
    },
  };
}

/** A key of its own for each purpose, so that no two uses of the installation's secret can be played against each other. */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, "goodstanding", purpose, 32));
