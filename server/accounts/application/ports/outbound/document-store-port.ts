/** Where sealed pieces of documents lie: a random key names one document's, which nobody guesses. */
export type DocumentStore = {
  readonly name: DocumentStoreName;
  /** Putting the same piece again changes nothing. */
  put(place: ChunkPlace, sealed: Uint8Array): Promise<void>;
  get(place: ChunkPlace): Promise<Uint8Array | null>;
  /** All pieces of one document; those that are gone already are no fault. */
  remove(key: string, chunkCount: number): Promise<void>;
};

export const DOCUMENT_STORES = ["DATABASE", "S3"] as const;

export type DocumentStoreName = (typeof DOCUMENT_STORES)[number];

export type ChunkPlace = { readonly key: string; readonly no: number };

/** New documents go to `current`; what lies elsewhere is read and removed where it lies. */
export type DocumentStores = {
  readonly current: DocumentStore;
  /** @throws where the installation is no longer set up for that store. */
  readonly named: (name: DocumentStoreName) => DocumentStore;
};
