import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";

/** Signs checkpoints. Its first part is secret; whoever has only the second can verify. */
export type SealingKey = { readonly id: string; readonly sign: (text: string) => Buffer };

/** Public keys by their id: today's and those of before. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>;

const KEY_BYTES = 32;
/** What the standard puts before the 32 bytes of an Ed25519 key. */
const PRIVATE_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** A key from its 32 secret bytes. */
export function sealingKeyFrom(seed: Uint8Array): SealingKey {
  const key = privateKeyFrom(seed);
  return { id: keyIdOf(publicTextOf(seed)), sign: (text) => sign(null, Buffer.from(text, "utf8"), key) };
}

/** The public part as text: 43 characters that may go anywhere. */
export function publicTextOf(seed: Uint8Array): string {
  const exported = createPublicKey(privateKeyFrom(seed)).export({ format: "der", type: "spki" });
  return exported.subarray(PUBLIC_PREFIX.length).toString("base64url");
}

/** Keys from their public texts. @throws when one is not the 32 bytes of such a key */
export function trustedKeysFrom(publicTexts: readonly string[]): TrustedKeys {
  return new Map(publicTexts.map((text) => [keyIdOf(text), publicKeyFrom(text)]));
}

export const keyIdOf = (publicText: string): string =>
  createHash("sha256").update(Buffer.from(publicText, "base64url")).digest("hex").slice(0, 16);

export const isSignedBy = (key: KeyObject, text: string, signature: Uint8Array): boolean =>
  verify(null, Buffer.from(text, "utf8"), key, signature);

const privateKeyFrom = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: "der", type: "pkcs8" });

function publicKeyFrom(text: string): KeyObject {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length !== KEY_BYTES) throw new Error("A public key of the audit chain is 32 bytes written as base64");
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, bytes]), format: "der", type: "spki" });
}
