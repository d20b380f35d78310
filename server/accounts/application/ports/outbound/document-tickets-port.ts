import type { DocumentId } from "@/server/accounts/domain/value-objects/document-id";

/** Who may look: one session, or one hold pass. */
export type DocumentViewer = string;

/** Addresses of pages carry one: nobody makes them but us, and they are worth nothing to anybody else. */
export type DocumentTickets = {
  make(documentId: DocumentId, viewer: DocumentViewer): string;
  isGood(ticket: string, documentId: DocumentId, viewer: DocumentViewer): boolean;
};
