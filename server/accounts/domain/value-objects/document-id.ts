import type { Result } from "../result";
import type { Brand } from "./brand";
import { parseUuid, trustedUuid } from "./uuid";

/** Names one document that a holder handed in. */
export type DocumentId = Brand<string, "DocumentId">;

export const parseDocumentId = (text: string): Result<DocumentId> => parseUuid<"DocumentId">(text, "documentId");

/** For ids read from the database or made by the id source. */
export const documentIdFrom = (trusted: string): DocumentId => trustedUuid<"DocumentId">(trusted);
