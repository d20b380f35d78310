import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { DocumentId } from "@/server/accounts/domain/value-objects/document-id";

/** Seals pieces of documents with the account's own key, each to its place: whoever destroys the key destroys them. */
export type DocumentCipher = {
  sealerFor(owner: AccountId): Promise<DocumentSealer>;
  /** Null once the account's key is destroyed. */
  openerFor(owner: AccountId): Promise<DocumentOpener | null>;
};

export type DocumentSealer = (place: SealedPlace, plain: Uint8Array) => Uint8Array;

/** Null where a bit, the document, or the piece's place in it is another. */
export type DocumentOpener = (place: SealedPlace, sealed: Uint8Array) => Uint8Array | null;

export type SealedPlace = { readonly documentId: DocumentId; readonly no: number; readonly of: number };
