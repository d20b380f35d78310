import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Version, nonce, ciphertext, tag. Another version may mean another cipher. */
const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES;

export const KEY_BYTES = 32;

/** AES-256-GCM. What is sealed opens only with the same key and in the same place (`context`). */
export function sealBytes(key: Uint8Array, context: string, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(associated(context));
  const parts = [Buffer.of(FORMAT), nonce, cipher.update(plain), cipher.final()];
  return new Uint8Array(Buffer.concat([...parts, cipher.getAuthTag()]));
}

/** Null when the key, the place or a single bit is another one. */
export function openBytes(key: Uint8Array, context: string, sealed: Uint8Array): Uint8Array | null {
  if (sealed[0] !== FORMAT || sealed.length < HEAD_BYTES + TAG_BYTES) return null;
  const body = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, HEAD_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(associated(context))
    .setAuthTag(sealed.subarray(body));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES, body)), decipher.final()]);
  } catch {
    return null;
  }
}

const associated = (context: string): Buffer => Buffer.from(`goodstanding:${FORMAT}:${context}`);
