import type { DocumentCipher } from "@/server/accounts/application/ports/outbound/document-cipher-port";
import type {
  DocumentDirectory,
  LocatedDocument,
} from "@/server/accounts/application/ports/outbound/document-directory";
import type { DocumentStores } from "@/server/accounts/application/ports/outbound/document-store-port";
import type {
  DocumentTickets,
  DocumentViewer,
} from "@/server/accounts/application/ports/outbound/document-tickets-port";
import { done, type Result, refuse } from "@/server/accounts/domain/result";
import { parseDocumentId } from "@/server/accounts/domain/value-objects/document-id";

export type ReadPageDeps = {
  readonly documents: Pick<DocumentDirectory, "find">;
  readonly documentTickets: DocumentTickets;
  readonly documentStores: DocumentStores;
  readonly documentCipher: DocumentCipher;
};

export type AskedPage = { readonly documentId: string; readonly page: string; readonly ticket: string };

const notFound = refuse({ code: "NOT_FOUND", what: "page" });

/** The picture of one page, for whoever the ticket was made for. Everything else looks as if there were none. */
export const readDocumentPage =
  (deps: ReadPageDeps) =>
  async ({ documentId, page, ticket }: AskedPage, viewer: DocumentViewer): Promise<Result<Uint8Array>> => {
    const id = parseDocumentId(documentId);
    if (!id.ok || !deps.documentTickets.isGood(ticket, id.value, viewer)) return notFound;
    const located = await deps.documents.find(id.value);
    const picture = located && (await readPicture(deps, located, Number(page)));
    return picture ? done(picture) : notFound;
  };

async function readPicture(
  { documentStores, documentCipher }: ReadPageDeps,
  { document, key, store }: LocatedDocument,
  number: number,
): Promise<Uint8Array | null> {
  const page = document.pages[number - 1];
  const open = page && (await documentCipher.openerFor(document.accountId));
  if (!page || !open) return null;
  const of = document.pages.reduce((sum, { chunks }) => sum + chunks, 0);
  const first = document.pages.slice(0, number - 1).reduce((sum, { chunks }) => sum + chunks, 0);
  const picture = new Uint8Array(page.bytes);
  let filled = 0;
  for (let no = first; no < first + page.chunks; no += 1) {
    const sealed = await documentStores.named(store).get({ key, no });
    const piece = sealed && open({ documentId: document.id, no, of }, sealed);
    if (!piece || filled + piece.byteLength > page.bytes) return null;
    picture.set(piece, filled);
    filled += piece.byteLength;
  }
  return filled === page.bytes ? picture : null;
}
