import { createHmac, hkdfSync } from "node:crypto";
import { KEY_BYTES, openBytes, sealBytes } from "./sealed-bytes";

/** A data key as the database keeps it: of no use without the master key it names. */
export type WrappedKey = { readonly wrapped: Uint8Array; readonly masterKeyId: string };

export type MasterKeys = {
  wrap(accountId: string, dataKey: Uint8Array): WrappedKey;
  /** @throws when the master key is not at hand: an installation without its keys must not go on as if nothing was. */
  unwrap(accountId: string, key: WrappedKey): Uint8Array;
};

/** The first wraps; all of them unwrap, so that keys wrapped before a change stay readable. */
export function createMasterKeys(masterKey: Uint8Array, retired: readonly Uint8Array[] = []): MasterKeys {
  const current = masterKeyFrom(masterKey);
  const known = new Map([current, ...retired.map(masterKeyFrom)].map(({ id, key }) => [id, key]));
  return {
    wrap: (accountId, dataKey) => ({
      wrapped: sealBytes(current.key, contextOf(accountId, current.id), dataKey),
      masterKeyId: current.id,
    }),
    unwrap: (accountId, { wrapped, masterKeyId }) => {
      const key = known.get(masterKeyId);
      const dataKey = key && openBytes(key, contextOf(accountId, masterKeyId), wrapped);
      if (dataKey?.length === KEY_BYTES) return dataKey;
      throw new Error(`A data key is wrapped by the master key ${masterKeyId}, which this installation does not have.`);
    },
  };
}

const contextOf = (accountId: string, masterKeyId: string): string => `data-key:${accountId}:${masterKeyId}`;

/** The id tells master keys apart without telling anything about them. */
function masterKeyFrom(masterKey: Uint8Array): { id: string; key: Uint8Array } {
  const key = Buffer.from(hkdfSync("sha256", masterKey, "goodstanding", "wrapping of data keys", KEY_BYTES));
  return { id: createHmac("sha256", key).update("id").digest("hex").slice(0, 16), key };
}
