import type { WritableRepositories } from "@/server/accounts/application/ports/outbound/unit-of-work";
import type { SellerApplication } from "@/server/accounts/domain/entities/seller-application";
import { done, type Result } from "@/server/accounts/domain/result";
import type { AccountId } from "@/server/accounts/domain/value-objects/account-id";
import { documentIdFrom } from "@/server/accounts/domain/value-objects/document-id";
import { chunkCountOf, keepPages, pagesOf } from "../upload-document/keep-pages";
import type { UploadDocumentDeps } from "../upload-document/upload-document";
import type { DemoDocument } from "./demo-application";

export type DemoDocumentDeps = Pick<
  UploadDocumentDeps,
  | "inspectDocument"
  | "documentStores"
  | "documentCipher"
  | "documentIntakes"
  | "hashFile"
  | "newId"
  | "newStorageKey"
  | "now"
>;

/** One page of the file that all of them were drawn in at once: drawing each alone would take a process each. */
export type Drawn = {
  readonly width: number;
  readonly height: number;
  readonly image: Uint8Array;
  readonly text: string;
};

type Kept = (write: WritableRepositories, application: SellerApplication) => Promise<Result<unknown>>;

/** Keeps the pages of a made-up document, as an upload would; what is answered enters it within a unit of work. */
export async function keepDemoDocument(
  deps: DemoDocumentDeps,
  accountId: AccountId,
  { kind, fileName }: DemoDocument,
  { text, ...page }: Drawn,
): Promise<Kept> {
  const id = documentIdFrom(deps.newId());
  const store = deps.documentStores.current;
  const intake = { documentId: id, key: deps.newStorageKey(), store: store.name, accountId, kind };
  const bytes = page.image.byteLength;
  await deps.documentIntakes.begin({ ...intake, bytes, beganAt: deps.now() });
  const pages = pagesOf({ pages: [page] });
  await deps.documentIntakes.expect(intake.key, chunkCountOf(pages));
  const place = { documentId: id, owner: accountId, key: intake.key, store, cipher: deps.documentCipher };
  await keepPages(place, { pages: [page] });
  return async (write, application) => {
    const file = { id, accountId, applicationId: application.id, kind, fileName, format: "PDF", bytes, pages } as const;
    const draft = { uploadedAt: write.at, frozenAt: null, submissionNo: null, replacedByNo: null };
    const contents = { key: intake.key, sha256: deps.hashFile(page.image), texts: [text] };
    return done(await write.documents.insert({ ...file, ...draft }, contents));
  };
}
