import { randomBytes } from "node:crypto";
import type { DocumentCipher, SealedPlace } from "@/server/accounts/application/ports/outbound/document-cipher-port";
import type { MasterKeys } from "./master-keys";
import type { KeyStore } from "./personal-data-encryption";
import { KEY_BYTES, openBytes, sealBytes } from "./sealed-bytes";

/** Pieces of documents under the account's own key (AES-256-GCM), the one that all its private values are under. */
export const createDocumentCipher = ({
  masterKeys,
  keys,
}: {
  readonly masterKeys: MasterKeys;
  readonly keys: KeyStore;
}): DocumentCipher => {
  const keyOf = async (owner: string): Promise<Uint8Array | null> => {
    const wrapped = (await keys.find([owner])).get(owner);
    return wrapped ? masterKeys.unwrap(owner, wrapped) : null;
  };
  const keyToSealWith = async (owner: string): Promise<Uint8Array> => {
    const known = await keyOf(owner);
    if (known) return known;
    await keys.add(new Map([[owner, masterKeys.wrap(owner, randomBytes(KEY_BYTES))]]));
    // Read again: somebody else may have been first.
    const made = await keyOf(owner);
    if (!made) throw new Error("A data key was neither found nor made.");
    return made;
  };
  return {
    sealerFor: async (owner) => {
      const key = await keyToSealWith(owner);
      return (place, plain) => sealBytes(key, contextOf(owner, place), plain);
    },
    openerFor: async (owner) => {
      const key = await keyOf(owner);
      return key && ((place, sealed) => openBytes(key, contextOf(owner, place), sealed));
    },
  };
};

/** Whose, of which document, which piece of how many: moved anywhere else, a piece does not open. */
const contextOf = (owner: string, { documentId, no, of }: SealedPlace): string =>
  `document:${owner}:${documentId}:${no}/${of}`;
