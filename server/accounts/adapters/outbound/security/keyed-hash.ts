import { createHmac, hkdfSync } from "node:crypto";

/** Turns a text into a key that says nothing about it, the same for ever under one master key. */
export type KeyedHash = (purpose: string, ...parts: readonly string[]) => string;

/** For texts that must be found again without being stored: sources of refusals, budgets, identifiers of the erased. */
export function createKeyedHash(masterKey: Uint8Array): KeyedHash {
  const key = Buffer.from(hkdfSync("sha256", masterKey, "goodstanding", "looked-up texts", 32));
  return (purpose, ...parts) =>
    // JSON keeps the parts apart: no two lists of parts make one text.
    createHmac("sha256", key)
      .update(JSON.stringify([purpose, ...parts]))
      .digest("base64url");
}
