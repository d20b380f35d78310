import type { AccountDocument } from "@/server/accounts/domain/entities/account-document";
import type { DocumentKind } from "@/server/accounts/domain/value-objects/document-kind";

/** A document as lists show it, to its owner and to staff. */
export type DocumentDto = {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly bytes: number;
  readonly pages: number;
  readonly uploadedAt: Date;
  readonly state: DocumentState;
  /** Sent with its stage, or read by staff: it can't be taken back any more. */
  readonly submitted: boolean;
};

/** SCANNING only while a virus scanner looks; a finding leaves nothing behind but the word. */
export type DocumentState = "READY" | "SCANNING" | "REFUSED";

/** The same for staff: a later submission may have brought newer ones of its kind. */
export type StaffDocumentDto = DocumentDto & { readonly replaced: boolean };

/** A picture of one page; its address is good for five minutes, for the one who asked. */
export type DocumentPageDto = { readonly url: string; readonly width: number; readonly height: number };

export type FoundOnDocumentDto = {
  /** The field of the stage's form. */
  readonly field: string;
  readonly declared: string;
  /** Null where the document does not say, or says it only as a picture. */
  readonly found: string | null;
  readonly agrees: "YES" | "NO" | "UNREADABLE";
};

export type DocumentPreviewDto = {
  readonly document: DocumentDto;
  readonly pages: readonly DocumentPageDto[];
};

export type OpenedDocumentDto = DocumentPreviewDto & { readonly found: readonly FoundOnDocumentDto[] };

export const documentDto = (document: AccountDocument): DocumentDto => ({
  id: document.id,
  kind: document.kind,
  fileName: document.fileName,
  bytes: document.bytes,
  pages: document.pages.length,
  uploadedAt: document.uploadedAt,
  state: "READY",
  submitted: document.frozenAt !== null,
});
