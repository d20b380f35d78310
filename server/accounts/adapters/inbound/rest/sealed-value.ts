import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Puts a small value into a cookie that its bearer can neither read nor change, for a limited time. `purpose` keeps a
 * value made for one cookie from being used in another.
 */
export function sealValue(secret: string, purpose: string, value: unknown, expiresAt: Date): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, purpose), iv);
  const text = JSON.stringify({ value, expiresAt: expiresAt.getTime() });
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** The value, or null when it was not sealed here for this purpose, or its time is over. */
export function openValue(secret: string, purpose: string, text: string | undefined, at: Date): unknown {
  if (!text || text.length > 4_096) return null;
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyOf(secret, purpose), bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return stillGood(JSON.parse(opened.toString("utf8")), at);
  } catch {
    return null;
  }
}

function stillGood(opened: unknown, at: Date): unknown {
  if (typeof opened !== "object" || opened === null || !("value" in opened) || !("expiresAt" in opened)) return null;
  return typeof opened.expiresAt === "number" && at.getTime() < opened.expiresAt ? opened.value : null;
}

const keyOf = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, "goodstanding", `cookie:${purpose}`, 32));
