import type { AccountDocument, DocumentPage } from "@/server/accounts/domain/entities/account-document";
import { accountIdFrom } from "@/server/accounts/domain/value-objects/account-id";
import { applicationIdFrom } from "@/server/accounts/domain/value-objects/application-id";
import { documentIdFrom } from "@/server/accounts/domain/value-objects/document-id";
import {
  DOCUMENT_FORMATS,
  type DocumentFormat,
  isDocumentKind,
} from "@/server/accounts/domain/value-objects/document-kind";
import type { AccountDocumentModel } from "../generated/models/AccountDocument";
import { stored } from "../stored-value";
import type { OpenSealed } from "./statement-mapper";

/** Shown where the key was destroyed: nothing of the document can be read any more, its name included. */
const NO_NAME = "Document";

/** A row without its words. */
export type DocumentRow = Omit<AccountDocumentModel, "sealedTexts">;

export async function toDocument(row: DocumentRow, open: OpenSealed): Promise<AccountDocument> {
  const accountId = accountIdFrom(row.accountId);
  const opened = await open(accountId, row.sealed);
  const name = opened?.["fileName"];
  return {
    id: documentIdFrom(row.id),
    accountId,
    applicationId: row.applicationId === null ? null : applicationIdFrom(row.applicationId),
    kind: stored(row.kind, isDocumentKind, "account_document.kind"),
    fileName: typeof name === "string" ? name : NO_NAME,
    format: stored(row.format, isFormat, "account_document.format"),
    bytes: row.bytes,
    pages: pagesFrom(row.pages),
    uploadedAt: row.uploadedAt,
    frozenAt: row.frozenAt,
    submissionNo: row.submissionNo,
    replacedByNo: row.replacedByNo,
  };
}

const isFormat = (text: string): text is DocumentFormat => DOCUMENT_FORMATS.some((format) => format === text);

/** Written from that very type. */
const pagesFrom = (json: unknown): readonly DocumentPage[] => json as readonly DocumentPage[];
