import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Turns small values into opaque, authenticated text and back. */
export type Sealer = {
  /** Only `open` with the same purpose gives the value back. */
  seal(purpose: string, value: unknown): string;
  /** Undefined for anything that `seal` did not make for this purpose: forged, cut, or meant for another list. */
  open(purpose: string, sealed: string): unknown;
};

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LONGEST = 4096;

/** AES-256-GCM with the purpose as associated data. `key` has 32 bytes and is used for nothing else. */
export function createSealer(key: Uint8Array): Sealer {
  return {
    seal: (purpose, value) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    open: (purpose, sealed) => (sealed.length > LONGEST ? undefined : opened(key, purpose, sealed)),
  };
}

function opened(key: Uint8Array, purpose: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length <= NONCE_BYTES + TAG_BYTES || bytes.toString("base64url") !== sealed) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString("utf8"));
  } catch {
    return undefined;
  }
}
