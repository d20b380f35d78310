import type { DocumentCipher } from "@/server/accounts/application/ports/outbound/document-cipher-port";
import type { InspectedDocument } from "@/server/accounts/application/ports/outbound/document-inspector-port";
import type { DocumentStore } from "@/server/accounts/application/ports/outbound/document-store-port";
import type { DocumentPage } from "@/server/accounts/domain/entities/account-document";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import type { DocumentId } from "@/server/accounts/domain/value-objects/document-id";

/** Small enough that neither a process nor a statement ever holds much of a document at once. */
const CHUNK_BYTES = 256 * 1024;

export type Keeping = {
  readonly documentId: DocumentId;
  readonly owner: AccountId;
  readonly key: string;
  readonly store: DocumentStore;
  readonly cipher: DocumentCipher;
};

export const pagesOf = ({ pages }: Pick<InspectedDocument, "pages">): readonly DocumentPage[] =>
  pages.map(({ width, height, image }) => {
    const bytes = image.byteLength;
    return { width, height, bytes, chunks: Math.max(1, Math.ceil(bytes / CHUNK_BYTES)) };
  });

export const chunkCountOf = (pages: readonly DocumentPage[]): number =>
  pages.reduce((sum, { chunks }) => sum + chunks, 0);

/** Stores every page in sealed pieces, numbered through the whole document. */
export async function keepPages(
  { documentId, owner, key, store, cipher }: Keeping,
  { pages }: Pick<InspectedDocument, "pages">,
): Promise<void> {
  const seal = await cipher.sealerFor(owner);
  const of = chunkCountOf(pagesOf({ pages }));
  let no = 0;
  for (const { image } of pages) {
    for (let from = 0; from === 0 || from < image.byteLength; from += CHUNK_BYTES) {
      const piece = image.subarray(from, from + CHUNK_BYTES);
      await store.put({ key, no }, seal({ documentId, no, of }, piece));
      no += 1;
    }
  }
}
